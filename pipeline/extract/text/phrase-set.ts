/** Phrases with all that they begin and end with, so that looking for one among words can stop where none is left that it could become. */
export class PhraseSet extends Set<string> {
  private readonly beginnings = new Set<string>(['']);
  private readonly endings = new Set<string>(['']);

  constructor(phrases: Iterable<string> = []) {
    super();
    for (const phrase of phrases) this.add(phrase);
  }

  override add(phrase: string): this {
    if (this.has(phrase)) return this;
    for (let length = 1; length <= phrase.length; length += 1) {
      this.beginnings.add(phrase.slice(0, length));
      this.endings.add(phrase.slice(-length));
    }
    return super.add(phrase);
  }

  /** Whether a phrase begins with a text, or is it. */
  hasBeginning(text: string): boolean {
    return this.beginnings.has(text);
  }

  /** Whether a phrase ends with a text, or is it. */
  hasEnding(text: string): boolean {
    return this.endings.has(text);
  }
}
