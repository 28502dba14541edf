# Reference values for the statistics room, computed by R (base and psych) on generated answers.
#
#   Rscript src/test/r/reference-values.R src/test/resources/statistics/reference-values.csv
#
# The answers come from a 32-bit linear congruential generator (Numerical Recipes: a = 1664525, c = 1013904223) of
# which the upper 16 bits are used. Every step is an integer below 2^53, so that GeneratedAnswers.java makes the same
# answers and only the figures need to be kept.

suppressPackageStartupMessages(library(psych))

ITEMS <- 15
DRAWS <- 6 + 2 * ITEMS # per person
MINIMUM <- 8
LEVEL <- 0.95

draw <- function(count, seed) {
    state <- seed
    drawn <- numeric(count)
    for (i in seq_len(count)) {
        state <- (1664525 * state + 1013904223) %% 4294967296
        drawn[i] <- state %/% 65536
    }
    drawn
}

generate <- function(people, services, seed) {
    d <- matrix(draw(people * DRAWS, seed), nrow = people, byrow = TRUE)
    service <- (services * d[, 1] * d[, 1]) %/% 4294967296 # the square makes services of unequal size
    stratum <- (6 * d[, 2]) %/% 65536
    after <- (2 * d[, 3]) %/% 65536
    person <- d[, 4] + d[, 5] + ((service * 7919) %% 11 - 5) * 1500 + after * 1000 - stratum * 500
    stays <- ifelse(d[, 6] < 4000, d[, 6] %% 12, ITEMS) # some break off after a few items
    straight <- ifelse(d[, 6] >= 62000, 4, ifelse(d[, 6] >= 58000, 3, ifelse(d[, 6] >= 57500, 1, 0)))
    codes <- matrix(0, people, ITEMS)
    for (item in 1:ITEMS) {
        noise <- d[, 6 + 2 * item - 1]
        chance <- d[, 6 + 2 * item]
        level <- person + 2 * noise + item * 2000
        code <- ifelse(level < 60000, 1, ifelse(level < 105000, 2, ifelse(level < 175000, 3, 4)))
        if (item == 7) code[] <- 3 # everyone agrees
        code[chance < 1200] <- 9
        code[chance < 500] <- 8
        code[chance < 300] <- 0
        code[straight > 0] <- straight[straight > 0]
        if (item == 7) code[straight %in% c(1, 4)] <- 9
        code[item > stays] <- 0
        codes[, item] <- code
    }
    list(codes = codes, service = service, stratum = stratum, after = after)
}

rows <- character(0)
emit <- function(set, figure, values) {
    stopifnot(all(is.finite(values)))
    for (i in seq_along(values)) {
        rows[[length(rows) + 1]] <<- paste(set, figure, i - 1, sprintf("%.17g", values[i]), sep = ",")
    }
}

# Not qf(): beyond 400,000 denominator degrees of freedom it answers with a chi-squared, whatever the numerator's.
f_quantile <- function(p, df1, df2) {
    q <- qbeta(p, df1 / 2, df2 / 2)
    r <- qbeta(p, df2 / 2, df1 / 2, lower.tail = FALSE) # 1 - q without cancellation
    q / r * df2 / df1
}

wilson <- function(x, n) as.numeric(suppressWarnings(prop.test(x, n, conf.level = LEVEL, correct = FALSE))$conf.int)

scores_of <- function(answers) {
    score <- (rowMeans(answers, na.rm = TRUE) - 1) / 3 * 100
    score[rowSums(!is.na(answers)) < MINIMUM] <- NA
    score
}

emit_scores <- function(set, answers, score) {
    x <- score[!is.na(score)]
    emit(set, "people", length(score))
    emit(set, "scored", length(x))
    emit(set, "mean", mean(x))
    emit(set, "sd", sd(x))
    emit(set, "se", sd(x) / sqrt(length(x)))
    emit(set, "t interval", as.numeric(t.test(x)$conf.int))
    emit(set, "t interval 99", as.numeric(t.test(x, conf.level = 0.99)$conf.int))
    emit(set, "quantiles", quantile(x, c(0, .05, .1, .25, .333, .5, .75, .9, .95, .999, 1), type = 7))
    emit(set, "at 100", c(sum(x > 100 - 1e-9), wilson(sum(x > 100 - 1e-9), length(x))))
    emit(set, "at 0", sum(x < 1e-9))
}

emit_items <- function(set, codes, answers) {
    for (item in 1:ITEMS) {
        a <- answers[!is.na(answers[, item]), item]
        figure <- paste("item", item)
        emit(set, paste(figure, "counts"), sapply(c(0:4, 8, 9), function(code) sum(codes[, item] == code)))
        emit(set, paste(figure, "mean"), mean((a - 1) / 3 * 100))
        emit(set, paste(figure, "agree"), c(mean(a >= 3), wilson(sum(a >= 3), length(a))))
        emit(set, paste(figure, "top"), c(mean(a == 4), wilson(sum(a == 4), length(a))))
        applies <- sum(codes[, item] != 0)
        emit(set, paste(figure, "does not apply"), wilson(sum(codes[, item] == 8), applies))
    }
    emit(set, "pooled mean", mean((answers - 1) / 3 * 100, na.rm = TRUE))
    emit(set, "mean of item means", mean(colMeans((answers - 1) / 3 * 100, na.rm = TRUE)))
    complete <- answers[complete.cases(answers), ]
    straight <- apply(complete, 1, function(r) all(r == r[1]))
    emit(set, "straight-lined", sapply(1:4, function(code) sum(straight & complete[, 1] == code)))
    answered <- rowSums(!is.na(answers))
    agreeing <- rowSums(answers < 3, na.rm = TRUE) == 0
    emit(set, "agreeing with all", c(sum(agreeing & answered >= MINIMUM), sum(answered >= MINIMUM)))
}

emit_reliability <- function(set, answers) {
    complete <- answers[complete.cases(answers), ]
    n <- nrow(complete)
    emit(set, "complete", n)
    # Base R on all 15 items, one of which is constant.
    v <- var(complete)
    a <- ITEMS / (ITEMS - 1) * (1 - sum(diag(v)) / sum(v))
    emit(set, "alpha", a)
    ci <- 1 - (1 - a) * f_quantile(c((1 + LEVEL) / 2, (1 - LEVEL) / 2), n - 1, (n - 1) * (ITEMS - 1))
    emit(set, "alpha interval", ci)
    if (n < 20000) { # beyond, psych falls into the trap of qf
        theirs <- alpha.ci(a, n.obs = n, n.var = ITEMS, p.val = 1 - LEVEL)
        stopifnot(all.equal(ci, c(theirs$lower.ci, theirs$upper.ci), tolerance = 1e-10))
    }
    total <- (rowMeans(complete) - 1) / 3 * 100
    emit(set, "sem", sd(total) * sqrt(1 - a))
    # psych leaves the constant item out, so these are the 14 others, in their order.
    p <- suppressWarnings(psych::alpha(as.data.frame(complete), warnings = FALSE))
    emit(set, "alpha of the others", p$total$raw_alpha)
    emit(set, "alpha of the others if dropped", p$alpha.drop$raw_alpha)
    emit(set, "item-rest", p$item.stats$r.drop)
    r <- cor(complete[, c(2, 9, 13)])
    loading <- suppressWarnings(sqrt(c(r[1, 2] * r[1, 3] / r[2, 3], r[1, 2] * r[2, 3] / r[1, 3], r[1, 3] * r[2, 3] / r[1, 2])))
    defined <- all(is.finite(loading) & loading > 0 & loading < 1)
    emit(set, "omega is defined", as.numeric(defined))
    if (!defined) return(invisible())
    emit(set, "omega", sum(loading)^2 / (sum(loading)^2 + sum(1 - loading^2)))
    fitted <- suppressWarnings(psych::fa(r, nfactors = 1, n.obs = n, fm = "minres"))
    loading <- abs(as.numeric(fitted$loadings))
    emit(set, "omega by factor analysis", sum(loading)^2 / (sum(loading)^2 + sum(fitted$uniquenesses)))
}

emit_differences <- function(set, score, data) {
    a <- score[data$stratum < 3]
    b <- score[data$stratum >= 3]
    w <- t.test(b, a)
    emit(set, "welch", c(w$estimate[1] - w$estimate[2], w$stderr, w$parameter, w$statistic, w$p.value, w$conf.int))
    y1 <- na.omit(score[data$after == 0])
    y2 <- na.omit(score[data$after == 1])
    v <- c(var(y1) / length(y1), var(y2) / length(y2))
    emit(set, "year on year", c(mean(y2) - mean(y1), sqrt(sum(v)), (mean(y2) - mean(y1)) / sqrt(sum(v))))
    # Difference in differences: least squares with the sandwich of the services' score sums, factor G/(G-1) (N-1)/(N-4).
    d <- data.frame(y = score, treated = data$service %% 2, after = data$after, service = data$service)
    d <- d[!is.na(d$y), ]
    fit <- lm(y ~ treated * after, d)
    x <- model.matrix(fit)
    bread <- solve(crossprod(x))
    sums <- rowsum(x * residuals(fit), d$service)
    groups <- nrow(sums)
    covariance <- bread %*% crossprod(sums) %*% bread * groups / (groups - 1) * (nrow(x) - 1) / (nrow(x) - 4)
    effect <- coef(fit)[["treated:after"]]
    error <- sqrt(covariance[4, 4])
    emit(set, "difference in differences", c(effect, error, groups, effect + c(-1, 1) * qt(0.975, groups - 1) * error))
}

emit_services <- function(set, score, data) {
    d <- data.frame(y = score, service = factor(data$service))
    d <- d[!is.na(d$y), ]
    table <- anova(lm(y ~ service, d))
    n <- as.numeric(tapply(d$y, d$service, length))
    groups <- length(n)
    n0 <- (sum(n) - sum(n^2) / sum(n)) / (groups - 1)
    between <- table[["Mean Sq"]][1]
    within <- table[["Mean Sq"]][2]
    icc <- max(0, (between - within) / (between + (n0 - 1) * within))
    emit(set, "anova", c(groups, n0, between, within, icc))
    keep <- n >= 10
    y <- as.numeric(tapply(d$y, d$service, mean))[keep]
    s <- (as.numeric(tapply(d$y, d$service, sd)) / sqrt(n))[keep]
    centre <- mean(y)
    z <- (y - centre) / s
    q <- quantile(z, c(0.1, 0.9), type = 7)
    phi <- mean(pmin(pmax(z, q[1]), q[2])^2)
    weight <- 1 / s^2
    count <- length(y)
    tau2 <- max(0, (count * phi - (count - 1)) / (sum(weight) - sum(weight^2) / sum(weight)))
    emit(set, "expected range", c(count, centre, phi, tau2))
    emit(set, "z", (y - centre) / sqrt(s^2 + tau2))
    # Case mix of the service with most people, weighted to all.
    biggest <- levels(d$service)[which.max(n)]
    stratum <- data$stratum[!is.na(score)]
    national <- prop.table(table(stratum))
    own <- d$service == biggest
    local <- prop.table(table(stratum[own]))
    w <- pmin(5, as.numeric((national[names(local)] / local)[as.character(stratum[own])]))
    x <- d$y[own]
    m <- weighted.mean(x, w)
    emit(set, "case mix", c(as.numeric(biggest), m, sum(w * (x - m)^2) / sum(w) * sum(w^2) / sum(w)^2, sum(w)^2 / sum(w^2)))
}

sets <- list(
    list(name = "150", people = 150, services = 6, seed = 1),
    list(name = "5000", people = 5000, services = 40, seed = 2),
    list(name = "60000", people = 60000, services = 200, seed = 3))

for (set in sets) {
    data <- generate(set$people, set$services, set$seed)
    answers <- data$codes
    answers[answers < 1 | answers > 4] <- NA
    score <- scores_of(answers)
    emit_scores(set$name, answers, score)
    emit_items(set$name, data$codes, answers)
    emit_reliability(set$name, answers)
    emit_differences(set$name, score, data)
    emit_services(set$name, score, data)
}

# Quantiles where the number of people is large.
for (df in c(1, 2, 9, 149, 59999, 1e6, 1e7, 1e8)) emit("quantiles", paste("t", formatC(df, format = "d")), qt(0.975, df))
for (n in c(41, 150, 60000, 1e6, 1e7)) {
    emit("quantiles", paste("f", formatC(n, format = "d")), f_quantile(c(0.025, 0.975), n - 1, (n - 1) * 14))
}
emit("quantiles", "p-values of t", 2 * pt(-c(0.5, 1.96, 5), 2e6))
emit("quantiles", "normal", qnorm(c(0.975, 0.995, 0.999, 1e-6, 1 - 1e-3)))

# BCa of a skewed group of six from all their 46,656 resamples; acceleration from the jackknife.
six <- c(0, 41, 77, 90, 97, 100)
means <- rowMeans(as.matrix(expand.grid(six, six, six, six, six, six)))
left_out <- sapply(1:6, function(i) mean(six[-i]))
d <- mean(left_out) - left_out
a <- sum(d^3) / (6 * sum(d^2)^1.5)
z0 <- qnorm(mean(means < mean(six) - 1e-9))
z <- z0 + qnorm(c(0.025, 0.975))
emit("bca", "acceleration", a)
emit("bca", "interval", quantile(means, pnorm(z0 + z / (1 - a * z)), type = 7))

writeLines(c("set,figure,index,value", unlist(rows)), commandArgs(trailingOnly = TRUE)[1])
