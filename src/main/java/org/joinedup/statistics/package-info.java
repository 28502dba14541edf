/**
 * Accumulators that add up exactly, and every figure that is computed from them: pure functions, no
 * I/O, no framework. Any room may use it; it uses the kernel only, and alone knows commons-math.
 */
package org.joinedup.statistics;
