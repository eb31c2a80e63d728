// Builds elements. Text from outside is only ever set as text or as the value of an attribute, never as markup.
export const find = (selector, parent = document) => parent.querySelector(selector);

export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'class') {
      node.className = value;
    } else if (name === 'on') {
      Object.entries(value).forEach(([event, handler]) => node.addEventListener(event, handler));
    } else if (value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children);
  return node;
}

export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

export function setTitle(node, text) {
  if (node.title !== text) {
    node.title = text;
  }
}

const nodesOf = new WeakMap();

// Makes the children of a node match a list by key. What stays is not moved, so that it keeps its focus and its scroll position.
export function reconcile(parent, items, keyOf, create, update) {
  const known = nodesOf.get(parent) ?? new Map();
  const wanted = new Map(items.map(item => [keyOf(item), item]));
  for (const [key, node] of known) {
    if (!wanted.has(key)) {
      node.remove();
      known.delete(key);
    }
  }
  let cursor = firstOf(parent, known);
  for (const [key, item] of wanted) {
    const node = known.get(key) ?? create(item);
    known.set(key, node);
    update(node, item);
    if (node === cursor) {
      cursor = cursor.nextElementSibling;
    } else {
      parent.insertBefore(node, cursor);
    }
  }
  nodesOf.set(parent, known);
}

// The first child that belongs to the list: a table has its head before its rows.
function firstOf(parent, known) {
  const nodes = new Set(known.values());
  return [...parent.children].find(child => nodes.has(child)) ?? null;
}
