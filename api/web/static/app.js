// Small help for those who have script; every page works without it.
const summary = document.querySelector("[data-felsumma]");
if (summary) {
  summary.focus();
}

// A second press while the first is on its way must not send the form twice.
let sent = new WeakSet();
document.addEventListener("submit", (submission) => {
  // A form that only fetches a file may be sent as often as one likes: the page stays.
  if (submission.target.method !== "post" || "flera" in submission.target.dataset) {
    return;
  }
  if (sent.has(submission.target)) {
    submission.preventDefault();
  }
  sent.add(submission.target);
});

// Whoever comes back to a page that the browser kept may send its form again.
window.addEventListener("pageshow", () => {
  sent = new WeakSet();
});
