/** What a translator knows of the feed that it reads. */
export interface FeedContext {
  /** What the file is called. */
  readonly file: string;
  /** When the feed was made, for what does not say it: the time of the file. Milliseconds since the epoch. */
  readonly time: number;
}
