/** Why a tool does not answer, as its caller is told: what is wrong, and what to do about it. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}
