/** A file to import makes no sense; the message says where and why. */
export class BrokenFile extends Error {
  constructor(place: string, why: string) {
    super(`${place}: ${why}`);
    this.name = 'BrokenFile';
  }
}
