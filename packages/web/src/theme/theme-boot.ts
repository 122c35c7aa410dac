// Runs as a classic script before the first paint; it imports nothing and must never throw.
(() => {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem('lockstep.appearance') ?? '{}');
    if (typeof saved !== 'object' || saved === null) return;
    for (const [name, value] of Object.entries(saved)) {
      if (/^(theme|contrast|density)$/.test(name) && typeof value === 'string') {
        document.documentElement.dataset[name] = value;
      }
    }
  } catch {
    // Storage is refused or holds something else: the system's appearance is right then.
  }
})();
