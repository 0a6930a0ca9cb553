/// Simulated time: when things happen that take time, and in what order.
///
/// Time is a whole number of [fopt.runtime.event.Ticks], so that sums of durations do not depend on their order. What lies ahead waits in an
/// [fopt.runtime.event.EventQueue], which gives it back in a total order: by time, then place, then age. A
/// [fopt.runtime.event.ComputeTime] says how long a node takes, a [fopt.runtime.event.Network] how long a message.
///
/// ```java
/// EventQueue queue = new EventQueue(1000);
/// long worker = queue.add(Ticks.of(1.5), KIND, 7, 0);   // something at place 7 in 1.5 seconds
/// while (queue.next()) {
///     handle(queue.time(), queue.kind(), queue.place(), queue.data());
/// }
/// ```
package fopt.runtime.event;
