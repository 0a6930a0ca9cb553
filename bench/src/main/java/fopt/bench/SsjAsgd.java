package fopt.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Scanner;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/// W4 and W5 in plain Java on an event simulator: SSJ (L'Ecuyer, Meliani, Vaucher: "SSJ: a framework for stochastic simulation in Java", WSC 2002).
/// An event is the end of a worker's job. `SsjAsgd DIR` answers as the Python scripts do: one line of JSON for each variant that it reads; in
/// between it throws away what earlier repetitions left.
final class SsjAsgd {
    private final double[] a;
    private final double[] b;
    private final double[] ticks;
    private final int rounds;
    private final double step;

    private SsjAsgd(RawFiles inputs) {
        a = inputs.doubles("a.f64");
        b = inputs.doubles("b.f64");
        ticks = inputs.doubles("ticks.f64");
        rounds = (int) inputs.meta().number("rounds");
        step = inputs.meta().number("step");
    }

    public static void main(String[] args) {
        RawFiles files = new RawFiles(Path.of(args[0]));
        SsjAsgd program = new SsjAsgd(files);
        Clock clock = new Clock();
        System.out.println("{\"tool\": \"SSJ\", \"variants\": [\"splay tree\", \"red-black tree\"]}");
        Scanner requests = new Scanner(System.in);
        while (requests.hasNextLine()) {
            String variant = requests.nextLine();
            System.gc();
            Measured start = clock.now();
            double[] x = program.run(eventList(variant));
            Measured pass = clock.since(start);
            files.doubles("result.f64", x.length, k -> x[k]);
            System.out.printf(Locale.ROOT, "{\"cpu\": %.9f, \"wall\": %.9f}%n", pass.cpu(), pass.wall());
        }
    }

    private static EventList eventList(String variant) {
        return switch (variant) {
            case "splay tree" -> new SplayTree(); // the default of SSJ
            case "red-black tree" -> new RedblackTree();
            default -> throw new IllegalArgumentException(variant);
        };
    }

    private double[] run(EventList queue) {
        Server server = new Server();
        Simulator simulator = new Simulator(queue);
        for (int i = 0; i < ticks.length; i++) {
            new Worker(simulator, server, i).start();
        }
        simulator.start();
        return server.x;
    }

    private final class Server {
        private final double[] x = new double[a.length];
        private int arrivals;

        /// Whether this was the last one.
        boolean arrived(double[] gradient) {
            for (int k = 0; k < x.length; k++) {
                x[k] -= step * gradient[k];
            }
            return ++arrivals == rounds;
        }
    }

    private final class Worker extends Event {
        private final Server server;
        private final double duration;
        private final double[] gradient = new double[a.length];

        /// Of those who end at the same time, the one with the smaller number comes first.
        Worker(Simulator simulator, Server server, int number) {
            super(simulator);
            this.server = server;
            duration = ticks[number];
            priority = number;
        }

        /// Begins a job: the gradient at what the server has now, which arrives when the job ends.
        void start() {
            double[] x = server.x;
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] = a[k] * x[k] - b[k];
            }
            schedule(duration);
        }

        @Override
        public void actions() {
            if (server.arrived(gradient)) {
                sim.stop();
            } else {
                start();
            }
        }
    }
}
