package org.joinedup.progress;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the time that is left. */
final class BarDisplay implements Display {
    private final ProgressBar bar;

    BarDisplay(WorkKind kind) {
        bar =
                new ProgressBarBuilder()
                        .setTaskName(kind.title())
                        .setStyle(ProgressBarStyle.ASCII)
                        .build();
    }

    @Override
    public void show(Counter counter) {
        bar.maxHint(counter.total());
        bar.stepTo(counter.done());
    }

    @Override
    public void close() {
        bar.close();
    }
}
