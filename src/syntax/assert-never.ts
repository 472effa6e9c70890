/** Marks a place that no kind of node reaches: a kind that is not handled becomes a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
