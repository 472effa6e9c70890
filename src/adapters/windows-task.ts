/** The first program of a task's definition, which event 4698 carries as XML (Windows, "Task Scheduler Schema", `Exec`). */
export function taskProgram(definition: string): string | undefined {
  return textOfElement(definition, 'Command');
}

/** The program with its arguments, as the task runs it. */
export function taskCommandLine(definition: string): string | undefined {
  const command = taskProgram(definition);
  const argumentText = textOfElement(definition, 'Arguments');
  return command !== undefined && argumentText !== undefined ? `${command} ${argumentText}` : command;
}

/** The elements are looked for by their tags: the definition is a text in a text, and these hold nothing but text. */
function textOfElement(xml: string, name: string): string | undefined {
  const start = xml.indexOf(`<${name}>`);
  if (start < 0) return undefined;
  const from = start + name.length + 2;
  const end = xml.indexOf(`</${name}>`, from);
  return end < 0 ? undefined : unescape(xml.slice(from, end).trim()) || undefined;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
]);

function unescape(text: string): string {
  return text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => ENTITIES.get(entity) ?? entity);
}
