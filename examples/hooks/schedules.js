// Schedules for step sizes. What is read from a file is read once: its functions share what stands outside of them.
const warm = 10;

function warm_up(t) {
  return Math.min(1, (t + 1) / warm);
}

// Smith, "Cyclical learning rates for training neural networks" (2017): up and down between two values.
function triangle(t, low, high, half) {
  const phase = Math.abs((t / half) % 2 - 1);
  return low + (high - low) * (1 - phase);
}
