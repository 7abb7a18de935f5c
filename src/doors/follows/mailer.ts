import type { Transporter } from 'nodemailer';
import type { Attempt } from './follow';

/** By which server mail goes out, and from whom; an address such as smtps://user:password@mail.example:465. */
export type MailSettings = Readonly<{ smtp: string; from: string }>;

/** A letter to one reader. `end` is the address by which it ends what it follows. */
export type Mailed = Readonly<{
  id: string;
  to: string;
  subject: string;
  lines: readonly string[];
  end: string | undefined;
}>;

/** How long a server of mail is waited for: milliseconds. */
const LONGEST_MS = 15_000;
/** Characters of a subject: more is cut by readers anyway. */
const MOST_SUBJECT = 200;

/** One address, as people write it: no list, no name, nothing that a header takes for its end. */
export const isMailAddress = (text: string): boolean =>
  text.length <= 254 &&
  /^[^\s@<>(),;:"[\]\\]{1,64}@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\.]{2,}$/.test(text);

/** Sends letters by the operator's server of mail; its library is loaded with the first. */
export class Mailer {
  private transport: Promise<Transporter> | undefined;

  constructor(private readonly settings: MailSettings) {}

  async send({ id, to, subject, lines, end }: Mailed): Promise<Attempt> {
    const begun = Date.now();
    const done = (fault?: string): Attempt => ({
      at: new Date(begun).toISOString(),
      ms: Date.now() - begun,
      ...(fault === undefined ? { status: 250 } : { fault }),
    });
    try {
      const transport = await (this.transport ??= this.open());
      await transport.sendMail({
        from: this.settings.from,
        to,
        subject: subject.replace(/\s+/g, ' ').slice(0, MOST_SUBJECT),
        text: `${lines.join('\n')}\n`,
        messageId: `<${id}@samgraf>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(end === undefined
            ? {}
            : { 'List-Unsubscribe': `<${end}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        },
      });
      return done();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'ERROR';
      return done(`The server of mail did not take it: ${code}.`);
    }
  }

  private async open(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    const how = { connectionTimeout: LONGEST_MS, greetingTimeout: LONGEST_MS, socketTimeout: LONGEST_MS };
    // What a letter says is text of ours; nothing of it is a file or an address to be read.
    return createTransport({
      url: this.settings.smtp,
      ...how,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}
