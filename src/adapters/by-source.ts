/** A setting for every log source, or one for each by its name; `''` is for those that are not named. */
export type BySource<Value> = Value | ReadonlyMap<string, Value>;

/** What a setting is for a source; undefined where nothing was set. */
export function settingOf<Value>(setting: BySource<Value> | undefined, source: string): Value | undefined {
  return setting instanceof Map
    ? ((setting as ReadonlyMap<string, Value>).get(source) ?? setting.get(''))
    : (setting as Value);
}
