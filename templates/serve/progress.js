// Tells how far a comparison is, and goes on when it is made. Without it the page loads itself again.
"use strict";
(() => {
  const address = document.currentScript.dataset.progress;
  const told = document.querySelector("#stage bdi");
  const busy = ["reading", "comparing"];
  const ask = async () => {
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      const found = await answer.json();
      if (!answer.ok || !busy.includes(found.state)) {
        window.location.replace(address.replace(/\/progress$/, ""));
        return;
      }
      if (found.stage && told.textContent !== found.stage) told.textContent = found.stage;
    } catch {
      told.textContent = "the server does not answer; what is begun goes on when it is started again";
    }
    window.setTimeout(ask, 300);
  };
  window.setTimeout(ask, 100);
})();
