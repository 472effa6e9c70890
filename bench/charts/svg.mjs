/** A small writer of SVG: elements as text, and colours that suit a light and a dark page. */

/** Colours that stay apart for those who see few of them, in both. */
const PALETTE = {
  light: ['#0969da', '#cf222e', '#1a7f37', '#8250df', '#9a6700', '#57606a', '#bf3989', '#1b7c83'],
  dark: ['#58a6ff', '#ff7b72', '#3fb950', '#bc8cff', '#d29922', '#8b949e', '#f778ba', '#39c5cf'],
};
const INK = { light: ['#1f2328', '#d0d7de'], dark: ['#e6edf3', '#3d444d'] };

/** One element; children are elements already, or `text(...)`. */
export function element(name, attributes = {}, ...children) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(typeof value === 'number' ? trim(value) : value)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.flat().join('')}</${name}>`;
}

export const text = (content) => escape(String(content));

/** A label at a point. */
export const label = (x, y, content, attributes = {}) => element('text', { x, y, ...attributes }, text(content));

/** A whole picture; its title is what a screen reader says of it. */
export function picture({ width, height, title }, ...children) {
  return `${element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' },
    '\n',
    element('title', {}, text(title)),
    '\n',
    element('style', {}, style()),
    '\n',
    children.flat().join('\n'),
    '\n',
  )}\n`;
}

/** Classes `s0`, `s1` ... for series: as a line, or filled with the class `fill`. */
export const seriesClass = (index) => `s${index % PALETTE.light.length}`;

function style() {
  const scheme = (name) => {
    const [ink, rule] = INK[name];
    const series = PALETTE[name].map(
      (colour, index) => `.s${index}{stroke:${colour}}.s${index}.fill{fill:${colour};stroke:none}`,
    );
    return `text{fill:${ink}}.rule{stroke:${rule}}.mark{stroke:${ink}}${series.join('')}`;
  };
  return (
    'text{font:12px system-ui,sans-serif}.title{font-weight:600;font-size:14px}.line{fill:none;stroke-width:2}.mark{stroke-dasharray:4 4}' +
    `${scheme('light')}@media(prefers-color-scheme:dark){${scheme('dark')}}`
  );
}

const trim = (number) => String(Math.round(number * 10) / 10);

const escape = (content) =>
  String(content).replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one]);
