import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Tracer } from '@opentelemetry/api';
import { SamgrafError } from '../../../engine/errors';
import type { Observed } from './observed';

/** Spans of operations and their stages, created when an operation ends: nothing is traced while it runs. */
export class Traces {
  private constructor(
    private readonly tracer: Tracer,
    private readonly parentOf: (headers: Headers) => Context,
    readonly close: () => Promise<void>,
  ) {}

  /**
   * Sends spans to a collector by OTLP over HTTP. The SDK is loaded only here, and may be omitted from an
   * installation.
   */
  static async to(url: string): Promise<Traces> {
    const { sdk, exporter, resources, core } = await loadSdk();
    const provider = new sdk.TracerProvider({
      resource: resources.resourceFromAttributes({ 'service.name': 'samgraf' }),
      spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new exporter.OTLPTraceExporter({ url }) })],
    });
    const propagator = new core.W3CTraceContextPropagator();
    const getter = {
      get: (headers: Headers, name: string) => headers[name as keyof Headers],
      keys: (headers: Headers) => Object.keys(headers),
    };
    return new Traces(
      provider.getTracer('samgraf'),
      headers => propagator.extract(ROOT_CONTEXT, headers, getter),
      () => provider.shutdown(),
    );
  }

  observe(of: Observed): void {
    const startTime = of.begun;
    const span = this.tracer.startSpan(
      `graphql ${of.name}`,
      {
        kind: SpanKind.SERVER,
        startTime,
        attributes: {
          'graphql.operation.name': of.name,
          ...(of.codes[0] ? { 'error.type': of.codes[0] } : {}),
        },
      },
      this.parentOf(of),
    );
    if (of.outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
    const within = trace.setSpan(ROOT_CONTEXT, span);
    let at = startTime;
    for (const [stage, took] of of.stages) {
      this.tracer.startSpan(stage, { startTime: at }, within).end(at + took);
      at += took;
    }
    span.end(startTime + of.milliseconds);
  }
}

type Headers = Pick<Observed, 'traceparent' | 'tracestate'>;

const loadSdk = async () => {
  try {
    const [sdk, exporter, resources, core] = await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/core'),
    ]);
    return { sdk, exporter, resources, core };
  } catch (error) {
    throw new SamgrafError(
      'BAD_CONFIG',
      'SAMGRAF_TRACES is set, but the packages that send traces are not installed.',
      'Install without --omit=optional, or set SAMGRAF_TRACES=off.',
      { cause: error },
    );
  }
};
