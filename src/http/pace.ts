/** Resolves when it is the caller's turn. */
export type Pace = () => Promise<void>;

/** Lets at most `perSecond` callers pass each second, evenly spaced; everybody at once when it is absent. */
export function createPace(perSecond?: number): Pace {
  if (perSecond === undefined) return async () => {};
  const gapMs = 1000 / perSecond;
  let nextMs = 0;
  return async () => {
    const nowMs = performance.now();
    const turnMs = Math.max(nowMs, nextMs);
    nextMs = turnMs + gapMs;
    if (turnMs > nowMs) await new Promise((pass) => setTimeout(pass, turnMs - nowMs));
  };
}
