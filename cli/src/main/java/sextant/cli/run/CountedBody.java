package sextant.cli.run;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongConsumer;

/** A body that tells how much of it has gone. It is read while it is sent, and so takes no more memory than a piece of it. */
record CountedBody(BodyPublisher body, LongConsumer sent) implements BodyPublisher {

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(new Counting(subscriber, sent));
    }

    private static final class Counting implements Subscriber<ByteBuffer> {

        private final Subscriber<? super ByteBuffer> next;
        private final LongConsumer sent;
        private long bytes;

        Counting(Subscriber<? super ByteBuffer> next, LongConsumer sent) {
            this.next = next;
            this.sent = sent;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            next.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer piece) {
            bytes += piece.remaining();
            sent.accept(bytes);
            next.onNext(piece);
        }

        @Override
        public void onError(Throwable cause) {
            next.onError(cause);
        }

        @Override
        public void onComplete() {
            next.onComplete();
        }
    }
}
