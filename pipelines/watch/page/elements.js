/// <reference lib="dom" />
/**
 * The element of the page with this id.
 *
 * @param {string} id
 */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element "${id}"`);
  return found;
}

/**
 * A new element with attributes and contents. Texts are texts: nothing here is read as HTML.
 *
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string | (Node | string)[])[]} children
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.flat());
  return made;
}

/** Closes the dialogs of the page by their crosses and by a click beside them. @param {string} id */
export function dialog(id) {
  const found = /** @type {HTMLDialogElement} */ (element(id));
  found.querySelector('.close')?.addEventListener('click', () => found.close());
  found.addEventListener('click', (event) => {
    if (event.target === found) found.close();
  });
  return found;
}
