/// <reference lib="dom" />
// The look that a reader has chosen, before anything is painted; without a choice the system decides.
(() => {
  const root = document.documentElement;
  const remembered = () => {
    try {
      return localStorage.getItem('look');
    } catch {
      return null; // storage is forbidden: the choice lasts as long as the page
    }
  };
  /** @param {string} look */
  const choose = (look) => {
    root.dataset.look = look;
    try {
      localStorage.setItem('look', look);
    } catch {
      // as above
    }
  };
  const look = remembered();
  if (look === 'dark' || look === 'light') root.dataset.look = look;

  addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('look');
    if (!button) return;
    const system = matchMedia('(prefers-color-scheme: dark)');
    const isDark = () => (root.dataset.look ?? (system.matches ? 'dark' : 'light')) === 'dark';
    const show = () => {
      const other = isDark() ? 'light' : 'dark';
      button.textContent = other === 'dark' ? 'Dark' : 'Light';
      button.setAttribute('aria-label', `Show the website ${other}`);
    };
    button.addEventListener('click', () => {
      choose(isDark() ? 'light' : 'dark');
      show();
    });
    system.addEventListener('change', show);
    button.hidden = false;
    show();
  });
})();
