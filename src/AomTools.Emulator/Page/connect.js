// The lines that connect PowerShell to this emulator.
import { get } from './api.js';
import { find } from './dom.js';
import { show } from './message.js';

export async function startConnect() {
  const lines = await get('connect');
  const draw = () => {
    const chosen = lines[find('[name="credential"]:checked').value];
    find('#lines').textContent = chosen.join('\n');
    find('#preview').textContent = chosen.at(-1);
  };
  document.querySelectorAll('[name="credential"]').forEach(input => input.addEventListener('change', draw));
  find('#copy').addEventListener('click', copy);
  find('#show-lines').addEventListener('click', () => showLines(find('#all-lines').hidden));
  draw();
}

// All lines, or only the last as a hint.
export function showLines(isOpen) {
  find('#all-lines').hidden = !isOpen;
  find('#preview').hidden = isOpen;
  const button = find('#show-lines');
  button.setAttribute('aria-expanded', String(isOpen));
  button.textContent = isOpen ? 'Hide lines' : 'Show lines';
}

async function copy() {
  const code = find('#lines');
  try {
    await navigator.clipboard.writeText(code.textContent);
    show('Copied. Paste the lines into PowerShell.');
  } catch {
    showLines(true);
    getSelection().selectAllChildren(code);
    show('The browser does not allow copying. The lines are selected: press Ctrl+C.');
  }
}
