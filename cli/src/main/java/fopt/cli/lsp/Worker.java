package fopt.cli.lsp;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does one thing after the other, in a thread of its own.
final class Worker {
    private final ScheduledExecutorService thread;
    private final Map<String, ScheduledFuture<?>> later = new ConcurrentHashMap<>();
    private final Consumer<Throwable> failed;

    /// @param name of the thread
    /// @param failed is told what should not have happened
    Worker(String name, Consumer<Throwable> failed) {
        thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).daemon().factory());
        this.failed = failed;
    }

    /// Answers a question, unless it is cancelled before. One that fails has the answer `otherwise`.
    <T> CompletableFuture<T> answer(T otherwise, Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        thread.execute(() -> {
            if (answer.isCancelled()) {
                return;
            }
            try {
                answer.complete(question.get());
            } catch (org.eclipse.lsp4j.jsonrpc.ResponseErrorException refused) {
                answer.completeExceptionally(refused);
            } catch (RuntimeException | StackOverflowError e) {
                failed.accept(e);
                answer.complete(otherwise);
            }
        });
        return answer;
    }

    /// Does something after a while, in which nothing more was asked for under the same key.
    void later(String key, long milliseconds, Runnable task) {
        ScheduledFuture<?> before = later.put(key, thread.schedule(() -> {
            try {
                task.run();
            } catch (RuntimeException | StackOverflowError e) {
                failed.accept(e);
            }
        }, milliseconds, TimeUnit.MILLISECONDS));
        if (before != null) {
            before.cancel(false);
        }
    }

    void end() {
        thread.shutdownNow();
    }
}
