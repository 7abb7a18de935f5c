/** An answer that is sent often, with the bytes that it was sent as: making them of a long text takes longer than the rest. */
export class KeptText {
  private readonly forms = new Map<string, Buffer | Promise<Buffer>>();

  constructor(readonly text: string) {}

  /** Its bytes in an encoding, made once. */
  as(encoding: string, make: (text: string) => Buffer | Promise<Buffer>): Buffer | Promise<Buffer> {
    const before = this.forms.get(encoding);
    if (before) return before;
    const form = make(this.text);
    this.forms.set(encoding, form);
    return form;
  }
}
