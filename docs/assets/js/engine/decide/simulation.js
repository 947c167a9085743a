/*
 * How often each candidate comes first when weights and unknowns vary. No DOM.
 * The browser's half of quittance/decide/simulation.py: the same draws to the last bit, since only
 * + − × ÷ and square root are used. Draws are made in slices, so that a page stays alive.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const decide = (Quittance.decide = Quittance.decide || {});

  const LN2 = 0.6931471805599453;
  const SQRT_HALF = 0.7071067811865476;
  const BLOCK = 200000; // scores held at once

  /** sfc32 (C. Doty-Humphrey, PractRand), started from a name by FNV-1a. */
  class Stream {
    constructor(name) {
      let hashed = 2166136261;
      for (let i = 0; i < name.length; i += 1) hashed = Math.imul(hashed ^ name.charCodeAt(i), 16777619);
      this.a = hashed | 0;
      this.b = (hashed ^ 0x9e3779b9) | 0;
      this.c = 0x243f6a88;
      this.counter = 1;
      for (let i = 0; i < 15; i += 1) this.integer(); // so that neighbouring names part
    }

    integer() {
      const made = (this.a + this.b + this.counter) | 0;
      this.counter = (this.counter + 1) | 0;
      this.a = this.b ^ (this.b >>> 9);
      this.b = (this.c + (this.c << 3)) | 0;
      this.c = (((this.c << 21) | (this.c >>> 11)) + made) | 0;
      return made >>> 0;
    }

    uniform() {
      return (this.integer() + 0.5) / 4294967296;
    }

    normal() {
      for (;;) {
        const x = 2 * this.uniform() - 1;
        const y = 2 * this.uniform() - 1;
        const square = x * x + y * y;
        if (square > 0 && square < 1) return x * Math.sqrt((-2 * ln(square)) / square);
      }
    }

    gamma(shape) {
      if (shape < 1) {
        const grown = this.gamma(shape + 1);
        return grown * exp(ln(this.uniform()) / shape);
      }
      const d = shape - 1 / 3;
      const c = 1 / Math.sqrt(9 * d);
      for (;;) {
        const x = this.normal();
        let v = 1 + c * x;
        if (v <= 0) continue;
        v = v * v * v;
        if (ln(this.uniform()) < 0.5 * x * x + d - d * v + d * ln(v)) return d * v;
      }
    }
  }

  function ln(x) {
    let exponent = 0;
    while (x < SQRT_HALF) {
      x *= 2;
      exponent -= 1;
    }
    while (x >= 2 * SQRT_HALF) {
      x *= 0.5;
      exponent += 1;
    }
    const s = (x - 1) / (x + 1);
    const square = s * s;
    let total = 0;
    for (let odd = 21; odd > 0; odd -= 2) total = total * square + 1 / odd;
    return 2 * s * total + exponent * LN2;
  }

  function exp(x) {
    if (x < -700) return 0;
    const halvings = Math.floor(-x / LN2 + 0.5);
    x += halvings * LN2;
    let total = 1;
    for (let term = 16; term > 0; term -= 1) total = 1 + (total * x) / term;
    for (let i = 0; i < halvings; i += 1) total *= 0.5;
    return total;
  }

  /** Weights of one draw, up to a common factor, which changes no order. None stays none. */
  function drawWeights(stream, framed, concentration) {
    const total = Number(framed.total);
    return framed.weights.map((weight) => (weight ? stream.gamma((concentration * Number(weight)) / total) : 0));
  }

  /** What a candidate needs to be scored quickly: sums known, and five values a doubt. */
  function player(one, framed, seed) {
    const fixed = one.low.slice();
    for (const cell of one.unknown) fixed[cell.criterion] -= cell.indicator.share * cell.low;
    const values = new Float64Array(one.unknown.length * 5);
    one.unknown.forEach((cell, i) => {
      const part = cell.indicator.share / framed.shares[cell.criterion];
      const step = (cell.high - cell.low) / 4;
      for (let k = 0; k < 5; k += 1) values[i * 5 + k] = part * (cell.low + step * k);
    });
    return {
      id: one.id,
      firsts: 0,
      stream: new Stream(`${seed}:${one.id}`),
      known: Float64Array.from(fixed, (n, i) => n / framed.shares[i]),
      criteria: Int32Array.from(one.unknown, (cell) => cell.criterion),
      values,
    };
  }

  class Simulation {
    constructor(result) {
      const { seed, draws, concentration } = result.problem.parameters;
      this.frame = result.frame;
      this.concentration = concentration;
      this.draws = draws;
      this.done = 0;
      this.weights = new Stream(`${seed}:`);
      this.players = [...result.ranked].sort(decide.byId).map((one) => player(one, this.frame, seed));
    }

    /** Make so many more draws, or what is left of them. */
    step(draws) {
      let left = Math.min(draws, this.draws - this.done);
      const most = Math.max(1, Math.floor(BLOCK / Math.max(1, this.players.length)));
      while (left > 0) {
        const block = Math.min(left, most);
        this.block(block);
        left -= block;
      }
    }

    block(draws) {
      const count = this.frame.weights.length;
      const weights = new Float64Array(draws * count);
      for (let d = 0; d < draws; d += 1) {
        weights.set(drawWeights(this.weights, this.frame, this.concentration), d * count);
      }
      const scores = this.players.map((one) => score(one, weights, count, draws));
      for (let d = 0; d < draws; d += 1) {
        let best = -1;
        let winners = [];
        for (let i = 0; i < scores.length; i += 1) {
          const found = scores[i][d];
          if (found > best) [best, winners] = [found, [i]];
          else if (found === best) winners.push(i);
        }
        for (const i of winners) this.players[i].firsts += 1 / winners.length;
      }
      this.done += draws;
    }

    /** Share of the draws made in which each comes first; equals share a first place. */
    shares() {
      return Object.fromEntries(this.players.map((one) => [one.id, this.done ? one.firsts / this.done : 0]));
    }
  }

  /** One candidate over many draws. Its stream is Stream.integer(), written out: twice as fast. */
  function score(one, weights, count, draws) {
    const { known, criteria, values, stream } = one;
    const doubts = criteria.length;
    const scores = new Float64Array(draws);
    let { a, b, c, counter } = stream;
    for (let d = 0; d < draws; d += 1) {
      const at = d * count;
      let total = 0;
      for (let i = 0; i < count; i += 1) total += weights[at + i] * known[i];
      for (let i = 0; i < doubts; i += 1) {
        const made = (a + b + counter) | 0;
        counter = (counter + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (((c << 21) | (c >>> 11)) + made) | 0;
        const level = Math.floor(((made >>> 0) * 5) / 4294967296);
        total += weights[at + criteria[i]] * values[i * 5 + level];
      }
      scores[d] = total;
    }
    Object.assign(stream, { a, b, c, counter });
    return scores;
  }

  /** All the draws at once; a candidate alone is first without drawing. */
  function firstShares(result) {
    const simulation = new Simulation(result);
    simulation.step(result.ranked.length < 2 ? 1 : simulation.draws);
    return simulation.shares();
  }

  /**
   * The draws in slices of about `budget` milliseconds, the page living in between.
   * onProgress(done, draws) after each slice, onDone(shares) at the end. Returns a function that
   * stops it. `later` and `now` can be replaced by tests.
   */
  function simulateInSlices(result, { onProgress, onDone, budget = 30, later = setTimeout, now = Date.now }) {
    const simulation = new Simulation(result);
    if (result.ranked.length < 2) simulation.draws = 1;
    let [stopped, size] = [false, 10];
    function slice() {
      if (stopped) return;
      const started = now();
      simulation.step(size);
      const spent = Math.max(1, now() - started);
      size = Math.max(1, Math.min(size * 4, Math.floor((size * budget) / spent)));
      onProgress(simulation.done, simulation.draws);
      if (stopped) return;
      if (simulation.done < simulation.draws) later(slice, 0);
      else onDone(simulation.shares());
    }
    later(slice, 0);
    return () => {
      stopped = true;
    };
  }

  Object.assign(decide, { Simulation, Stream, drawWeights, exp, firstShares, ln, simulateInSlices });
})(typeof self !== "undefined" ? self : globalThis);
