/** Types by name, each made when it is first asked for: a schema has one type of a name. */
export class MadeOnce<T> {
  private readonly made = new Map<string, T>();

  once(name: string, make: () => T): T {
    const known = this.made.get(name);
    if (known) return known;
    const type = make();
    this.made.set(name, type);
    return type;
  }
}
