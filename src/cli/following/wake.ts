/** A wait that signals end early. */
export interface Wake {
  /** Waits so many milliseconds, or until `now` is called. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => void;
}

export function createWake(): Wake {
  let wakeUp: (() => void) | undefined;
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(done, milliseconds);
        function done(): void {
          clearTimeout(timer);
          wakeUp = undefined;
          resolve();
        }
        wakeUp = done;
      }),
    now: () => wakeUp?.(),
  };
}
