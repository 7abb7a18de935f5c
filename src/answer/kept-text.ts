/** A cached answer with its encoded bytes: encoding a long text takes longer than everything else. */
export class KeptText {
  private readonly forms = new Map<string, Buffer | Promise<Buffer>>();

  constructor(readonly text: string) {}

  /** Its bytes in the given encoding, made once. */
  as(encoding: string, make: (text: string) => Buffer | Promise<Buffer>): Buffer | Promise<Buffer> {
    const before = this.forms.get(encoding);
    if (before) return before;
    const form = make(this.text);
    this.forms.set(encoding, form);
    return form;
  }
}
