/// <reference lib="dom" />
import { BookView } from './book-view.js';
import { bindKeys } from './keys.js';
import { element } from './elements.js';
import { FigureList } from './figure-list.js';
import { FigureView } from './figure-view.js';
import { FreshInPlace } from './fresh-in-place.js';
import { FreshPictures } from './fresh-pictures.js';
import { Problems } from './problems.js';
import { ask, followState } from './state.js';
import { showActivity, showLost } from './status.js';
import { toast } from './toast.js';
import { ViewChoice } from './view-choice.js';
import { Zoom } from './zoom.js';

/** @import { PageState } from '../src/page-state.ts' */
/** @import { PageSource } from './edition-column.js' */
/** @import { Outcome } from './state.js' */

const scroller = element('book');
const pageField = /** @type {HTMLInputElement} */ (element('page'));
const start = Number(/page=(\d+)/.exec(location.hash)?.[1] ?? 1);
/** @type {PageState | undefined} */
let state;
let isFirst = true;

const view = new BookView({
  scroller,
  rows: element('rows'),
  onPoint: (source, x, y) => void jump(source, x, y),
  onPage(page, pages) {
    if (document.activeElement !== pageField) pageField.value = String(page);
    element('pages').textContent = `/ ${pages || '–'}`;
    if (pages > 0 && !isFirst) history.replaceState(null, '', `#page=${page}`);
  },
});
const choice = new ViewChoice((hidden) => view.keepPlace(() => view.hide(hidden)));
const zoom = new Zoom(scroller, (change) => view.keepPlace(change));
const figure = new FigureView((file, line) => void openSource(file, line));
const figures = new FigureList((name) => figure.open(name));
const fresh = new FreshPictures(element('fresh'), (name) => figure.open(name));
const inPlace = new FreshInPlace(view);
inPlace.onPlaced = () => fresh.spare(inPlace.seen());
scroller.addEventListener('scroll', () => fresh.spare(inPlace.seen()), { passive: true });
const problems = new Problems(
  (file, line) => void openSource(file, line),
  () => state && void follow(state),
);

followState((next) => void follow(next), showLost);
bindKeys({
  previous: () => view.goTo(view.page - 1),
  next: () => view.goTo(view.page + 1),
  goTo: () => pageField.select(),
  choose: (index) => choice.choose(index),
  larger: () => zoom.by(1),
  smaller: () => zoom.by(-1),
  fit: () => zoom.fit(),
  figures: () => figures.open(),
  problems: () => problems.toggle(),
  source: jumpFromMiddle,
});
element('previous').addEventListener('click', () => view.goTo(view.page - 1));
element('next').addEventListener('click', () => view.goTo(view.page + 1));
element('open-figures').addEventListener('click', () => figures.open());
pageField.addEventListener('change', () => {
  view.goTo(Number.parseInt(pageField.value, 10) || view.page);
  scroller.focus();
});
scroller.focus();

/** @param {PageState} next */
async function follow(next) {
  state = next;
  document.title = next.book.title;
  element('title').textContent = next.book.title;
  showActivity(next);
  choice.follow(next, problems.prefersDraft);
  problems.follow(next);
  fresh.follow(next);
  figures.follow(next);
  figure.follow(next);
  await view.follow(next, problems.prefersDraft);
  inPlace.follow(next);
  if (isFirst && view.rows.length > 0) {
    isFirst = false;
    view.goTo(start);
  }
  // Told to whoever drives this page in a test.
  document.body.dataset.builds = String(next.builds.finished);
}

/**
 * @param {PageSource} source
 * @param {number} x
 * @param {number} y
 */
async function jump(source, x, y) {
  toastOutcome(await ask('/jump', { ...source, x, y }));
}

function jumpFromMiddle() {
  const column = view.columns.find(({ name }) => !view.hidden.has(name));
  const picture = column?.picture(view.page);
  if (!column || !picture || !state) return;
  const { width, height } = state.book.trim;
  void jump(picture.source, width * 36 + column.margin, height * 28 + column.margin);
}

/**
 * @param {string} file
 * @param {number} [line]
 */
async function openSource(file, line = 1) {
  toastOutcome(await ask('/open', { file, line }));
}

/** @param {Outcome} outcome */
function toastOutcome({ file, line, url, reason }) {
  toast(reason ?? `${file}:${line}`);
  if (url) location.href = url;
}
