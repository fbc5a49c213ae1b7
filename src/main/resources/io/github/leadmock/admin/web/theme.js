// Runs before the first paint, so that a page never flashes in the wrong theme.
(() => {
  const KEY = "leadmock.theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // Storage is switched off.
    }
  }

  function apply(theme) {
    const dark = theme ? theme === "dark" : system.matches;
    root.dataset.theme = dark ? "dark" : "light";
    root.classList.toggle("dark-mode", dark); // What Swagger UI goes by.
  }

  apply(chosen());
  system.addEventListener("change", () => apply(chosen()));

  window.leadmockTheme = {
    isDark: () => root.dataset.theme === "dark",
    set(theme) {
      try {
        localStorage.setItem(KEY, theme);
      } catch {
        // It holds until the page is closed.
      }
      apply(theme);
    },
  };
})();
