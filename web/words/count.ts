/** «1 relasjon», «4 relasjoner»; thousands apart as in the language. */
export const counter =
  (locale: string) =>
  (n: number, one: string, many: string): string =>
    `${n.toLocaleString(locale)} ${n === 1 ? one : many}`;
