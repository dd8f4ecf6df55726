// Dark or light, set before anything is painted; the switch itself is in app.js.
(() => {
  "use strict";
  try {
    const theme = localStorage.getItem("paperlog-theme");
    if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
  } catch {
    // A browser may keep nothing for files: then it is the system's choice.
  }
})();
