import { GraphQLError } from 'graphql';
import type { DocumentCache, Refused } from '../../answer/document-cache';
import { respond, type Operation } from '../../answer/respond';
import { textOf } from '../../answer/response-cache';
import { joined } from '../../model/objects';
import type { Answered, Exchange, Serving } from './exchange';
import { mediaTypeFor, statusFor } from './media-type';
import { isLarge, plainOf, type Plain } from './params';
import type { Persisted } from './persisted';
import type { Tell } from './tell';

export type Uses = Serving & Readonly<{ documents: DocumentCache; persisted: Persisted; tell: Tell }>;

/**
 * The fast lane before Apollo Server. It answers documents that Apollo Server has already accepted or
 * rejected, with the same bytes as Apollo Server would. A request with anything besides a document or its
 * hash, variables and an operation name is left to Apollo Server; with plugins that see requests, every request is.
 */
export class Lane {
  constructor(
    private readonly uses: Uses,
    readonly isOpen: boolean,
  ) {}

  /** Undefined if Apollo Server must answer. */
  answer(exchange: Exchange): Promise<Answered> | undefined {
    const { request, accept } = exchange;
    if (
      !this.isOpen ||
      exchange.notListed !== undefined ||
      request.method !== 'POST' ||
      !JSON_TYPES.includes(request.headers['content-type'] ?? '')
    )
      return undefined;
    const type = mediaTypeFor(accept);
    const plain = plainOf(exchange.sent.body, this.uses.persisted);
    if (type === undefined || !plain) return undefined;
    const refused = this.uses.documents.refusal(plain.query);
    if (refused) return Promise.resolve(this.refuseAgain(refused, plain, exchange, type));
    const document = isLarge(request) ? undefined : this.uses.documents.recall(plain.query);
    if (!document) return undefined;
    this.arrive(exchange, plain);
    return this.respond(joined(plain, { document, viewer: exchange.viewer }), exchange, type);
  }

  /** A rejected document gets the same answer when it is sent again. */
  learn({ refusedDocument, failure }: Exchange, { text }: Answered): void {
    if (!this.isOpen || refusedDocument === undefined || failure === undefined) return;
    this.uses.documents.refuse(refusedDocument, { body: textOf(text), ...failure });
  }

  private async respond(operation: Operation, exchange: Exchange, type: string): Promise<Answered> {
    const answer = await respond(operation, exchange, this.uses);
    if (!(answer instanceof GraphQLError))
      return { status: 200, headers: [['content-type', type]], text: answer };
    const status = statusFor(exchange.failure?.status ?? 500, exchange.accept);
    return {
      status,
      headers: [['content-type', type]],
      text: JSON.stringify({ errors: [this.uses.tell(answer)] }),
    };
  }

  private refuseAgain(
    { body, status, codes }: Refused,
    plain: Plain,
    exchange: Exchange,
    type: string,
  ): Answered {
    this.arrive(exchange, plain);
    exchange.failAs(undefined, codes);
    return { status: statusFor(status, exchange.accept), headers: [['content-type', type]], text: body };
  }

  private arrive(exchange: Exchange, plain: Plain): void {
    exchange.arrive(plain);
    exchange.isOperation = true;
  }
}

/** The spellings that nearly all clients use. */
const JSON_TYPES: readonly string[] = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
];
