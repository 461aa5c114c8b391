/**
 * Elements made of names, attributes and text. Text of the document only ever becomes a text node: nothing on this page parses HTML.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  setAttributes(made, attributes);
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Scrolls a box, and nothing around it, until an element in it is in sight. */
export function bringIntoView(box, inner, where = 'nearest') {
  const [outer, it] = [box.getBoundingClientRect(), inner.getBoundingClientRect()];
  if (where === 'nearest' && it.top >= outer.top && it.bottom <= outer.bottom) return;
  const middle = where === 'third' ? outer.height / 3 : (outer.height - it.height) / 2;
  box.scrollTop += it.top - outer.top - Math.max(0, middle);
}

function setAttributes(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
}
