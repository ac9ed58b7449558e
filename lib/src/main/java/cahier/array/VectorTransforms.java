package cahier.array;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [TileTransforms] on vectors of tiles; what is left over goes lane by lane.
///
/// Nothing is factored out of these methods: a call that is not inlined would put its vectors on
/// the heap.
final class VectorTransforms implements TileTransforms {

    private static final VectorSpecies<Float> S = VectorKernels.S;
    private static final int L = VectorKernels.L;
    private static final ScalarTransforms REST = new ScalarTransforms();

    @Override
    public void input(float[] x, int at, int plane, int pitch, float[] v, int to, int step, int n) {
        var whole = S.loopBound(n);
        for (var lane = 0; lane < whole; lane += L) {
            var even = at + lane;
            var odd = even + 2 * plane;
            var p = to + lane;
            var a0 = FloatVector.fromArray(S, x, even);
            var b0 = FloatVector.fromArray(S, x, odd);
            var c0 = FloatVector.fromArray(S, x, even + pitch);
            var d0 = FloatVector.fromArray(S, x, odd + pitch);
            var a1 = FloatVector.fromArray(S, x, even + plane);
            var b1 = FloatVector.fromArray(S, x, odd + plane);
            var c1 = FloatVector.fromArray(S, x, even + plane + pitch);
            var d1 = FloatVector.fromArray(S, x, odd + plane + pitch);
            var a2 = FloatVector.fromArray(S, x, even + 1);
            var b2 = FloatVector.fromArray(S, x, odd + 1);
            var c2 = FloatVector.fromArray(S, x, even + 1 + pitch);
            var d2 = FloatVector.fromArray(S, x, odd + 1 + pitch);
            var a3 = FloatVector.fromArray(S, x, even + plane + 1);
            var b3 = FloatVector.fromArray(S, x, odd + plane + 1);
            var c3 = FloatVector.fromArray(S, x, even + plane + 1 + pitch);
            var d3 = FloatVector.fromArray(S, x, odd + plane + 1 + pitch);
            var r00 = a0.sub(c0);
            var r01 = a1.sub(c1);
            var r02 = a2.sub(c2);
            var r03 = a3.sub(c3);
            r00.sub(r02).intoArray(v, p);
            r01.add(r02).intoArray(v, p + step);
            r02.sub(r01).intoArray(v, p + 2 * step);
            r01.sub(r03).intoArray(v, p + 3 * step);
            var r10 = b0.add(c0);
            var r11 = b1.add(c1);
            var r12 = b2.add(c2);
            var r13 = b3.add(c3);
            r10.sub(r12).intoArray(v, p + 4 * step);
            r11.add(r12).intoArray(v, p + 5 * step);
            r12.sub(r11).intoArray(v, p + 6 * step);
            r11.sub(r13).intoArray(v, p + 7 * step);
            var r20 = c0.sub(b0);
            var r21 = c1.sub(b1);
            var r22 = c2.sub(b2);
            var r23 = c3.sub(b3);
            r20.sub(r22).intoArray(v, p + 8 * step);
            r21.add(r22).intoArray(v, p + 9 * step);
            r22.sub(r21).intoArray(v, p + 10 * step);
            r21.sub(r23).intoArray(v, p + 11 * step);
            var r30 = b0.sub(d0);
            var r31 = b1.sub(d1);
            var r32 = b2.sub(d2);
            var r33 = b3.sub(d3);
            r30.sub(r32).intoArray(v, p + 12 * step);
            r31.add(r32).intoArray(v, p + 13 * step);
            r32.sub(r31).intoArray(v, p + 14 * step);
            r31.sub(r33).intoArray(v, p + 15 * step);
        }
        if (whole < n) {
            REST.input(x, at + whole, plane, pitch, v, to + whole, step, n - whole);
        }
    }

    @Override
    public void inputAt(
            float[] x,
            int at,
            int[] places,
            int place,
            int pitch,
            float[] v,
            int to,
            int step,
            int n) {
        var whole = S.loopBound(n);
        for (var lane = 0; lane < whole; lane += L) {
            var p = to + lane;
            var a0 = FloatVector.fromArray(S, x, at, places, place + lane);
            var b0 = FloatVector.fromArray(S, x, at + pitch, places, place + lane);
            var c0 = FloatVector.fromArray(S, x, at + 2 * pitch, places, place + lane);
            var d0 = FloatVector.fromArray(S, x, at + 3 * pitch, places, place + lane);
            var a1 = FloatVector.fromArray(S, x, at + 1, places, place + lane);
            var b1 = FloatVector.fromArray(S, x, at + pitch + 1, places, place + lane);
            var c1 = FloatVector.fromArray(S, x, at + 2 * pitch + 1, places, place + lane);
            var d1 = FloatVector.fromArray(S, x, at + 3 * pitch + 1, places, place + lane);
            var a2 = FloatVector.fromArray(S, x, at + 2, places, place + lane);
            var b2 = FloatVector.fromArray(S, x, at + pitch + 2, places, place + lane);
            var c2 = FloatVector.fromArray(S, x, at + 2 * pitch + 2, places, place + lane);
            var d2 = FloatVector.fromArray(S, x, at + 3 * pitch + 2, places, place + lane);
            var a3 = FloatVector.fromArray(S, x, at + 3, places, place + lane);
            var b3 = FloatVector.fromArray(S, x, at + pitch + 3, places, place + lane);
            var c3 = FloatVector.fromArray(S, x, at + 2 * pitch + 3, places, place + lane);
            var d3 = FloatVector.fromArray(S, x, at + 3 * pitch + 3, places, place + lane);
            var r00 = a0.sub(c0);
            var r01 = a1.sub(c1);
            var r02 = a2.sub(c2);
            var r03 = a3.sub(c3);
            r00.sub(r02).intoArray(v, p);
            r01.add(r02).intoArray(v, p + step);
            r02.sub(r01).intoArray(v, p + 2 * step);
            r01.sub(r03).intoArray(v, p + 3 * step);
            var r10 = b0.add(c0);
            var r11 = b1.add(c1);
            var r12 = b2.add(c2);
            var r13 = b3.add(c3);
            r10.sub(r12).intoArray(v, p + 4 * step);
            r11.add(r12).intoArray(v, p + 5 * step);
            r12.sub(r11).intoArray(v, p + 6 * step);
            r11.sub(r13).intoArray(v, p + 7 * step);
            var r20 = c0.sub(b0);
            var r21 = c1.sub(b1);
            var r22 = c2.sub(b2);
            var r23 = c3.sub(b3);
            r20.sub(r22).intoArray(v, p + 8 * step);
            r21.add(r22).intoArray(v, p + 9 * step);
            r22.sub(r21).intoArray(v, p + 10 * step);
            r21.sub(r23).intoArray(v, p + 11 * step);
            var r30 = b0.sub(d0);
            var r31 = b1.sub(d1);
            var r32 = b2.sub(d2);
            var r33 = b3.sub(d3);
            r30.sub(r32).intoArray(v, p + 12 * step);
            r31.add(r32).intoArray(v, p + 13 * step);
            r32.sub(r31).intoArray(v, p + 14 * step);
            r31.sub(r33).intoArray(v, p + 15 * step);
        }
        if (whole < n) {
            REST.inputAt(x, at, places, place + whole, pitch, v, to + whole, step, n - whole);
        }
    }

    @Override
    public void output(float[] m, int at, int step, float[] y, int to, int plane, int n) {
        var whole = S.loopBound(n);
        for (var lane = 0; lane < whole; lane += L) {
            var p = at + lane;
            var q = to + lane;
            var m00 = FloatVector.fromArray(S, m, p);
            var m10 = FloatVector.fromArray(S, m, p + 4 * step);
            var m20 = FloatVector.fromArray(S, m, p + 8 * step);
            var m30 = FloatVector.fromArray(S, m, p + 12 * step);
            var s0 = m00.add(m10).add(m20);
            var t0 = m10.sub(m20).sub(m30);
            var m01 = FloatVector.fromArray(S, m, p + step);
            var m11 = FloatVector.fromArray(S, m, p + 5 * step);
            var m21 = FloatVector.fromArray(S, m, p + 9 * step);
            var m31 = FloatVector.fromArray(S, m, p + 13 * step);
            var s1 = m01.add(m11).add(m21);
            var t1 = m11.sub(m21).sub(m31);
            var m02 = FloatVector.fromArray(S, m, p + 2 * step);
            var m12 = FloatVector.fromArray(S, m, p + 6 * step);
            var m22 = FloatVector.fromArray(S, m, p + 10 * step);
            var m32 = FloatVector.fromArray(S, m, p + 14 * step);
            var s2 = m02.add(m12).add(m22);
            var t2 = m12.sub(m22).sub(m32);
            var m03 = FloatVector.fromArray(S, m, p + 3 * step);
            var m13 = FloatVector.fromArray(S, m, p + 7 * step);
            var m23 = FloatVector.fromArray(S, m, p + 11 * step);
            var m33 = FloatVector.fromArray(S, m, p + 15 * step);
            var s3 = m03.add(m13).add(m23);
            var t3 = m13.sub(m23).sub(m33);
            s0.add(s1).add(s2).intoArray(y, q);
            s1.sub(s2).sub(s3).intoArray(y, q + plane);
            t0.add(t1).add(t2).intoArray(y, q + 2 * plane);
            t1.sub(t2).sub(t3).intoArray(y, q + 3 * plane);
        }
        if (whole < n) REST.output(m, at + whole, step, y, to + whole, plane, n - whole);
    }

    @Override
    public void weights(
            float[] w,
            int at,
            int[] places,
            int next,
            int tap,
            float[] u,
            int to,
            int step,
            int n) {
        var half = FloatVector.broadcast(S, 0.5f);
        var whole = S.loopBound(n);
        for (var lane = 0; lane < whole; lane += L) {
            var p = at + (lane >> 4) * next;
            var l = lane & 15;
            var q = to + lane;
            var g00 = FloatVector.fromArray(S, w, p, places, l);
            var g10 = FloatVector.fromArray(S, w, p + 3 * tap, places, l);
            var g20 = FloatVector.fromArray(S, w, p + 6 * tap, places, l);
            var e0 = g00.add(g20);
            var a0 = e0.add(g10).mul(half);
            var b0 = e0.sub(g10).mul(half);
            var g01 = FloatVector.fromArray(S, w, p + tap, places, l);
            var g11 = FloatVector.fromArray(S, w, p + 4 * tap, places, l);
            var g21 = FloatVector.fromArray(S, w, p + 7 * tap, places, l);
            var e1 = g01.add(g21);
            var a1 = e1.add(g11).mul(half);
            var b1 = e1.sub(g11).mul(half);
            var g02 = FloatVector.fromArray(S, w, p + 2 * tap, places, l);
            var g12 = FloatVector.fromArray(S, w, p + 5 * tap, places, l);
            var g22 = FloatVector.fromArray(S, w, p + 8 * tap, places, l);
            var e2 = g02.add(g22);
            var a2 = e2.add(g12).mul(half);
            var b2 = e2.sub(g12).mul(half);
            var f0 = g00.add(g02);
            g00.intoArray(u, q);
            f0.add(g01).mul(half).intoArray(u, q + step);
            f0.sub(g01).mul(half).intoArray(u, q + 2 * step);
            g02.intoArray(u, q + 3 * step);
            var f1 = a0.add(a2);
            a0.intoArray(u, q + 4 * step);
            f1.add(a1).mul(half).intoArray(u, q + 5 * step);
            f1.sub(a1).mul(half).intoArray(u, q + 6 * step);
            a2.intoArray(u, q + 7 * step);
            var f2 = b0.add(b2);
            b0.intoArray(u, q + 8 * step);
            f2.add(b1).mul(half).intoArray(u, q + 9 * step);
            f2.sub(b1).mul(half).intoArray(u, q + 10 * step);
            b2.intoArray(u, q + 11 * step);
            var f3 = g20.add(g22);
            g20.intoArray(u, q + 12 * step);
            f3.add(g21).mul(half).intoArray(u, q + 13 * step);
            f3.sub(g21).mul(half).intoArray(u, q + 14 * step);
            g22.intoArray(u, q + 15 * step);
        }
        if (whole < n) {
            ScalarTransforms.weights(w, at, places, next, tap, u, to, step, whole, n);
        }
    }

    @Override
    public void delta(float[] dy, int a, int b, int c, int d, float[] z, int to, int step, int n) {
        var whole = S.loopBound(n);
        for (var lane = 0; lane < whole; lane += L) {
            var p = to + lane;
            var left0 = FloatVector.fromArray(S, dy, a + lane);
            var right0 = FloatVector.fromArray(S, dy, b + lane);
            var left3 = FloatVector.fromArray(S, dy, c + lane);
            var right3 = FloatVector.fromArray(S, dy, d + lane);
            var left1 = left0.add(left3);
            var right1 = right0.add(right3);
            var left2 = left0.sub(left3);
            var right2 = right0.sub(right3);
            left3 = left3.neg();
            right3 = right3.neg();
            left0.intoArray(z, p);
            left0.add(right0).intoArray(z, p + step);
            left0.sub(right0).intoArray(z, p + 2 * step);
            right0.neg().intoArray(z, p + 3 * step);
            left1.intoArray(z, p + 4 * step);
            left1.add(right1).intoArray(z, p + 5 * step);
            left1.sub(right1).intoArray(z, p + 6 * step);
            right1.neg().intoArray(z, p + 7 * step);
            left2.intoArray(z, p + 8 * step);
            left2.add(right2).intoArray(z, p + 9 * step);
            left2.sub(right2).intoArray(z, p + 10 * step);
            right2.neg().intoArray(z, p + 11 * step);
            left3.intoArray(z, p + 12 * step);
            left3.add(right3).intoArray(z, p + 13 * step);
            left3.sub(right3).intoArray(z, p + 14 * step);
            right3.neg().intoArray(z, p + 15 * step);
        }
        if (whole < n) {
            REST.delta(
                    dy, a + whole, b + whole, c + whole, d + whole, z, to + whole, step, n - whole);
        }
    }

    @Override
    public void weightsGradient(float[] p, int at, int step, float[] w, int to, int plane, int n) {
        var half = FloatVector.broadcast(S, 0.5f);
        var whole = S.loopBound(n);
        for (var lane = 0; lane < whole; lane += L) {
            var from = at + lane;
            var q = to + lane;
            var p00 = FloatVector.fromArray(S, p, from);
            var p10 = FloatVector.fromArray(S, p, from + 4 * step);
            var p20 = FloatVector.fromArray(S, p, from + 8 * step);
            var p30 = FloatVector.fromArray(S, p, from + 12 * step);
            var e0 = p10.add(p20).mul(half);
            var a0 = p00.add(e0);
            var b0 = p10.sub(p20).mul(half);
            var c0 = p30.add(e0);
            var p01 = FloatVector.fromArray(S, p, from + step);
            var p11 = FloatVector.fromArray(S, p, from + 5 * step);
            var p21 = FloatVector.fromArray(S, p, from + 9 * step);
            var p31 = FloatVector.fromArray(S, p, from + 13 * step);
            var e1 = p11.add(p21).mul(half);
            var a1 = p01.add(e1);
            var b1 = p11.sub(p21).mul(half);
            var c1 = p31.add(e1);
            var p02 = FloatVector.fromArray(S, p, from + 2 * step);
            var p12 = FloatVector.fromArray(S, p, from + 6 * step);
            var p22 = FloatVector.fromArray(S, p, from + 10 * step);
            var p32 = FloatVector.fromArray(S, p, from + 14 * step);
            var e2 = p12.add(p22).mul(half);
            var a2 = p02.add(e2);
            var b2 = p12.sub(p22).mul(half);
            var c2 = p32.add(e2);
            var p03 = FloatVector.fromArray(S, p, from + 3 * step);
            var p13 = FloatVector.fromArray(S, p, from + 7 * step);
            var p23 = FloatVector.fromArray(S, p, from + 11 * step);
            var p33 = FloatVector.fromArray(S, p, from + 15 * step);
            var e3 = p13.add(p23).mul(half);
            var a3 = p03.add(e3);
            var b3 = p13.sub(p23).mul(half);
            var c3 = p33.add(e3);
            var f0 = a1.add(a2).mul(half);
            a0.add(f0).intoArray(w, q);
            a1.sub(a2).mul(half).intoArray(w, q + plane);
            a3.add(f0).intoArray(w, q + 2 * plane);
            var f1 = b1.add(b2).mul(half);
            b0.add(f1).intoArray(w, q + 3 * plane);
            b1.sub(b2).mul(half).intoArray(w, q + 4 * plane);
            b3.add(f1).intoArray(w, q + 5 * plane);
            var f2 = c1.add(c2).mul(half);
            c0.add(f2).intoArray(w, q + 6 * plane);
            c1.sub(c2).mul(half).intoArray(w, q + 7 * plane);
            c3.add(f2).intoArray(w, q + 8 * plane);
        }
        if (whole < n) REST.weightsGradient(p, at + whole, step, w, to + whole, plane, n - whole);
    }
}
