t => 1 / Math.sqrt(t)
