// Runs in the page. Without it everything can be read; with it checks can be filtered, links open what they point to,
// and commands can be copied.
const form = document.querySelector('form.filter');
const input = form.querySelector('input');
const output = form.querySelector('output');
const items = [...document.querySelectorAll('.check, tr[data-verdict]')];
const groups = [...document.querySelectorAll('.area, .part, .passed, .source, .section')];
const choices = ['verdict', 'level', 'set', 'area'].map(createChoice);

// The address keeps both: `#anchor?filter`.
function readAddress() {
  const [anchor = '', ...filter] = decode(location.hash.slice(1)).split('?');
  return { anchor, filter: filter.join('?') };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function addressOf(anchor, filter) {
  return filter === '' ? `#${anchor}` : `#${anchor}?${encodeURIComponent(filter)}`;
}

// `key:one,two` asks for one of several values, words must all appear, "some words" are one, a leading minus means not.
function parseFilter(filter) {
  const terms = filter.toLowerCase().match(/-?(?:[a-z]+:)?(?:"[^"]*"?|[^\s"]+)/g) ?? [];
  return terms.map((term) => {
    const [, not, key, value] = /^(-?)(?:(verdict|level|set|area):)?(.*)$/s.exec(term);
    return { not: not === '-', key, value: value.replaceAll('"', '') };
  });
}

function matches(item, terms) {
  return terms.every(({ not, key, value }) => {
    const held = key === undefined ? textOf(item).includes(value) : value.split(',').some((one) => has(item, key, one));
    return held !== not;
  });
}

// An area holds the areas below it.
function has(item, key, value) {
  const own = item.dataset[key]?.toLowerCase();
  return own === value || (key === 'area' && own?.startsWith(`${value}/`) === true);
}

const texts = new Map();
function textOf(item) {
  if (!texts.has(item)) {
    const parts = item.matches('tr') ? [item] : item.querySelectorAll('summary, p, dl');
    const own = [...parts].filter((part) => part.closest('.exchange') === null).map((part) => part.textContent);
    texts.set(item, [...own, item.dataset.text ?? ''].join(' ').toLowerCase());
  }
  return texts.get(item);
}

function apply(filter) {
  const terms = parseFilter(filter);
  for (const item of items) {
    item.hidden = !matches(item, terms);
  }
  for (const group of groups) {
    const isEmpty = group.querySelector('.check:not([hidden]), tr[data-verdict]:not([hidden])') === null;
    group.hidden = isEmpty && terms.length > 0;
    group.open = terms.length > 0 && !isEmpty;
  }
  const shown = items.filter((item) => !item.hidden);
  const checks = shown.filter((item) => item.matches('.check')).length;
  output.textContent = terms.length === 0 ? '' : `${checks} checks, ${shown.length - checks} requirements`;
  for (const choice of choices) {
    choice.value = terms.find(({ key, not }) => key === choice.name && !not)?.value ?? '';
    if (choice.selectedIndex < 0) {
      choice.value = '';
    }
  }
}

function setFilter(filter) {
  input.value = filter;
  const anchor = readAddress().anchor === 'requirements' ? 'requirements' : 'areas';
  history.replaceState(null, '', addressOf(anchor, filter.trim()));
  apply(filter);
}

function createChoice(key) {
  const choice = document.createElement('select');
  choice.name = key;
  choice.ariaLabel = key;
  const own = items.map((item) => item.dataset[key]).filter((value) => value !== undefined);
  const values = new Set(key === 'area' ? own.flatMap((area) => [area.split('/')[0], area]) : own);
  choice.append(new Option(`any ${key}`, ''), ...[...values].map((value) => new Option(value, value.toLowerCase())));
  choice.addEventListener('change', () => {
    const others = input.value.replace(new RegExp(`(^|\\s)${key}:("[^"]*"|\\S)*`, 'gi'), ' ').trim();
    const value = /\s/.test(choice.value) ? `"${choice.value}"` : choice.value;
    setFilter(choice.value === '' ? others : `${key}:${value} ${others}`.trim());
  });
  return choice;
}

function land() {
  const { anchor, filter } = readAddress();
  const target = document.getElementById(anchor);
  if (filter !== input.value) {
    input.value = filter;
    apply(filter);
  }
  for (const landed of document.querySelectorAll('.landed')) {
    landed.classList.remove('landed');
  }
  if (target === null) {
    return;
  }
  for (let fold = target.closest('details'); fold !== null; fold = fold.parentElement.closest('details')) {
    fold.open = true;
  }
  if (target.matches('details, tr')) {
    target.classList.add('landed');
  }
  target.scrollIntoView();
}

async function copy(button) {
  const text = button.previousElementSibling;
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    getSelection().selectAllChildren(text);
    document.execCommand('copy');
  }
  button.textContent = 'Copied';
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 2000);
}

form.querySelector('.choices').append(...choices);
form.hidden = false;
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', (event) => {
  event.preventDefault();
  setFilter('');
});
input.addEventListener('input', () => setFilter(input.value));
for (const link of document.querySelectorAll('a[data-filter]')) {
  link.setAttribute('href', addressOf('areas', link.dataset.filter));
}
for (const button of document.querySelectorAll('button.copy')) {
  button.hidden = false;
  button.addEventListener('click', () => void copy(button));
}
addEventListener('hashchange', land);
land();
