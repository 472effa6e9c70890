import { Token, type CharStream, type Interval } from 'antlr4ng';

/**
 * A character stream over the UTF-16 code units of a string. antlr4ng's own counts code points, so that every offset would have to
 * be translated back, and copies the text into an array first.
 */
export class CodeUnitStream implements CharStream {
  readonly size: number;
  index = 0;
  name = '';
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.size = text.length;
  }

  reset(): void {
    this.index = 0;
  }

  consume(): void {
    this.index += 1;
  }

  LA(offset: number): number {
    const at = this.index + offset - (offset > 0 ? 1 : 0);
    return at >= 0 && at < this.size ? this.#text.charCodeAt(at) : Token.EOF;
  }

  mark(): number {
    return -1;
  }

  release(): void {
    // Nothing is buffered, so there is nothing to release.
  }

  seek(index: number): void {
    this.index = Math.min(index, this.size);
  }

  getTextFromRange(start: number, stop: number): string {
    return this.#text.slice(start, stop + 1);
  }

  getTextFromInterval(interval: Interval): string {
    return this.#text.slice(interval.start, interval.stop + 1);
  }

  getSourceName(): string {
    return '';
  }
}
