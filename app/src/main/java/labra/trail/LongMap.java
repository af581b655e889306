package labra.trail;

import java.util.Arrays;

/// Hashes by hashes, in as little memory as they take: a million in 32 MB at the most.
final class LongMap {
    private static final int LEAST = 64;

    /// No key is zero: it marks a free place, and one that was freed stays taken by `GONE`.
    private static final long FREE = 0;

    private static final long GONE = 1;

    private long[] keys = new long[LEAST];
    private long[] values = new long[LEAST];
    private int taken;
    private int size;

    int size() {
        return size;
    }

    boolean contains(long key) {
        return keys[place(key)] == real(key);
    }

    /// Zero where there is none.
    long get(long key) {
        int place = place(key);
        return keys[place] == real(key) ? values[place] : 0;
    }

    void put(long key, long value) {
        int place = place(key);
        if (keys[place] == FREE) {
            keys[place] = real(key);
            size++;
            taken++;
        }
        values[place] = value;
        if (taken * 2 > keys.length) {
            grow();
        }
    }

    void remove(long key) {
        int place = place(key);
        if (keys[place] == real(key)) {
            keys[place] = GONE;
            size--;
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[size * 4 + LEAST];
        values = new long[keys.length];
        taken = size;
        Arrays.fill(keys, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE && oldKeys[i] != GONE) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }

    private int place(long key) {
        long wanted = real(key);
        int place = (int) Long.remainderUnsigned(wanted, keys.length);
        while (keys[place] != FREE && keys[place] != wanted) {
            place = (place + 1) % keys.length;
        }
        return place;
    }

    private static long real(long key) {
        return key == FREE || key == GONE ? key + 2 : key;
    }
}
