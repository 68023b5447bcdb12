/// <reference lib="dom" />
import { dialog, element, make } from './elements.js';
import { showHistory, momentsOf, pictureAt } from './figure-history.js';
import { showNumbers, showProvenance } from './figure-facts.js';
import { FigurePicture } from './figure-picture.js';

/** @import { PageState } from '../src/page-state.ts' */
/** @import { FigureDetails } from '../src/figure-details.ts' */

const steps = [0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8];

/** One figure, large, in all editions, with its numbers, where they come from, and its earlier pictures. */
export class FigureView {
  /** @param {(file: string, line?: number) => void} onOpen */
  constructor(onOpen) {
    this.onOpen = onOpen;
    this.dialog = dialog('figure');
    this.panes = element('figure-panes');
    this.panel = element('panel');
    this.name = '';
    this.zoom = 0;
    this.tab = 'numbers';
    /** @type {PageState | undefined} */
    this.state = undefined;
    /** @type {FigureDetails | undefined} */
    this.details = undefined;
    /** @type {number | undefined} the moment of the history that is shown */
    this.moment = undefined;
    /** @type {FigurePicture[]} */
    this.pictures = [];
    this.bind();
  }

  bind() {
    this.dialog.addEventListener('close', () => this.clear());
    this.dialog.addEventListener('keydown', (event) => {
      if (event.target instanceof HTMLInputElement) return;
      if (event.key === 'ArrowLeft') this.step(-1);
      if (event.key === 'ArrowRight') this.step(1);
      if (event.key === '+' || event.key === '=') this.zoomBy(1);
      if (event.key === '-') this.zoomBy(-1);
      if (event.key === '0') this.zoomTo(0);
    });
    element('figure-previous').addEventListener('click', () => this.step(-1));
    element('figure-next').addEventListener('click', () => this.step(1));
    element('figure-larger').addEventListener('click', () => this.zoomBy(1));
    element('figure-smaller').addEventListener('click', () => this.zoomBy(-1));
    element('figure-fit').addEventListener('click', () => this.zoomTo(0));
    for (const tab of ['numbers', 'provenance', 'history'])
      element(`tab-${tab}`).addEventListener('click', () => this.choose(tab));
    new ResizeObserver(() => this.dialog.open && this.draw()).observe(this.panes);
  }

  /** @param {string} name `<chapter>/<figure>` */
  open(name) {
    const { state } = this;
    if (!state) return;
    this.clear();
    this.name = name;
    this.moment = undefined;
    const [chapter = '', figure = ''] = name.split('/');
    element('figure-title').textContent = name;
    this.pictures = state.book.editions.map(
      ({ name: edition, paper }) => new FigurePicture({ chapter, name: figure, edition }, paper),
    );
    this.panes.replaceChildren(
      ...this.pictures.map(({ element: picture, key }) =>
        make(
          'div',
          { class: 'pane', tabindex: '0', 'aria-label': `${key.edition} edition` },
          picture,
        ),
      ),
    );
    if (!this.dialog.open) this.dialog.showModal();
    this.zoomTo(0);
    this.choose(this.tab);
    void this.load();
  }

  /** @param {PageState} state */
  follow(state) {
    const before = this.figure();
    this.state = state;
    const now = this.figure();
    if (!this.dialog.open || !now) return;
    if (JSON.stringify(before) !== JSON.stringify(now)) void this.load();
    this.note();
  }

  figure() {
    return this.state?.figures.find(({ chapter, name }) => `${chapter}/${name}` === this.name);
  }

  async load() {
    const { name } = this;
    const answer = await fetch(`/figure/${name}`);
    if (!answer.ok || this.name !== name) return;
    const isFirst = !this.details;
    const details = /** @type {FigureDetails} */ (await answer.json());
    this.details = details;
    const { drawing, code } = details.files;
    element('figure-links').replaceChildren(...[drawing, code].map((file) => this.link(file)));
    this.draw();
    if (isFirst || this.tab === 'history') this.choose(this.tab);
  }

  /** @param {string} file */
  link(file) {
    const link = make(
      'button',
      { type: 'button', class: 'place', title: file },
      file.split('/').at(-1) ?? file,
    );
    link.addEventListener('click', () => this.onOpen(file));
    return link;
  }

  draw() {
    const { details } = this;
    if (!details) return;
    this.note();
    for (const picture of this.pictures) {
      const history = details.history[picture.key.edition] ?? [];
      const shown = pictureAt(history, this.moment);
      const pane = picture.element.parentElement;
      if (!shown || !pane) continue;
      const room = { width: pane.clientWidth - 48, height: pane.clientHeight - 48 };
      picture
        .show(shown.version, ({ width, height }) => {
          const fit = Math.min(room.width / width, room.height / height);
          return Math.max(40, width * (this.zoom === 0 ? fit : (this.zoom * 96) / 72));
        })
        .catch((error) => console.warn(error));
    }
  }

  note() {
    const note = element('figure-note');
    const isOld = this.figure()?.isOld ?? false;
    note.hidden = !isOld && this.moment === undefined;
    note.textContent =
      this.moment === undefined
        ? 'Old: the drawing has errors; this is the last picture without.'
        : `As it was at ${new Date(this.moment).toLocaleTimeString()}.`;
  }

  /** @param {string} tab */
  choose(tab) {
    this.tab = tab;
    for (const each of ['numbers', 'provenance', 'history'])
      element(`tab-${each}`).setAttribute('aria-selected', String(each === tab));
    this.panel.setAttribute('aria-labelledby', `tab-${tab}`);
    const { details } = this;
    if (!details) this.panel.replaceChildren();
    else if (tab === 'numbers') showNumbers(this.panel, details);
    else if (tab === 'provenance') showProvenance(this.panel, details);
    else
      showHistory(this.panel, {
        moments: momentsOf(details.history),
        chosen: this.moment,
        onChoose: (moment) => {
          this.moment = moment;
          this.draw();
          this.choose('history');
        },
      });
  }

  /** @param {number} by */
  step(by) {
    const figures = this.state?.figures ?? [];
    const index = figures.findIndex(({ chapter, name }) => `${chapter}/${name}` === this.name);
    const next = figures[(index + by + figures.length) % figures.length];
    if (next) this.open(`${next.chapter}/${next.name}`);
  }

  /** @param {number} by */
  zoomBy(by) {
    const current = this.zoom || 1;
    const index = steps.findIndex((each) => each >= current);
    this.zoomTo(steps[Math.min(Math.max(index + by, 0), steps.length - 1)] ?? 1);
  }

  /** @param {number} zoom 1 is the size on paper, 0 fits the window */
  zoomTo(zoom) {
    this.zoom = zoom;
    element('figure-zoom').textContent = zoom === 0 ? 'fitted' : `${Math.round(zoom * 100)} %`;
    this.draw();
  }

  clear() {
    for (const picture of this.pictures) picture.close();
    this.pictures = [];
    this.details = undefined;
  }
}
