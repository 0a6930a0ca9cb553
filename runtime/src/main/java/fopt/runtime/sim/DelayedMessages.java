package fopt.runtime.sim;

import fopt.runtime.compress.Message;

/// The messages of past rounds, with the routes on which each went already. Nothing is copied: slots go around.
final class DelayedMessages implements DelayLine {
    private final Message[][] messages;
    private final int variable;
    private final Message[][] past;
    private final int lasting;

    /// @param length of what the messages encode
    /// @param lasting the routes on which the receivers are the same in all rounds: elsewhere it is forgotten that a message was sent
    DelayedMessages(Message[][] messages, Setup.DelayLine line, int length, int lasting) {
        this.messages = messages;
        this.lasting = lasting;
        variable = line.variable();
        past = new Message[line.length() + 1][messages[variable].length];
        for (Message[] round : past) {
            for (int i = 0; i < round.length; i++) {
                round[i] = new Message(messages[variable][i].numbers);
                round[i].clear(length);
            }
        }
    }

    /// The messages of the round go to its slot; the oldest ones will be written over in the next round.
    @Override
    public void store(long round) {
        int slot = (int) (round % past.length);
        Message[] oldest = past[slot];
        past[slot] = messages[variable];
        messages[variable] = oldest;
        for (Message m : past[slot]) {
            m.sent &= lasting;
        }
    }

    /// The messages of the round `lag` rounds before `round`, empty ones before the first: to be read, not written to.
    Message[] at(long round, long lag) {
        return past[(int) (Math.max(0, round - lag) % past.length)];
    }
}
