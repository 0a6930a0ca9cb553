package fopt.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import fopt.compiler.run.FourJudges;
import fopt.compiler.run.StandardLibrary;
import fopt.compiler.run.Trial;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every algorithm of the library gives the same bits by interpreter and compiled class, on plain and on optimised code, with 1, 2 and 3
/// threads: as in the reference cases, and with samples, random compressors, graphs that change, and cohorts.
class JudgesTest {
    private static final int ROUNDS = 6;
    static final List<String> RANDOM = List.of(
            "dsgd(batch = 2) over matching(8)", "dsgd(batch = 3) over erdos_renyi(8, 60%)", "dsgd_combine_first(η = 0.05, batch = 1) over one_peer_exponential(8)",
            "local_gossip_sgd(K = 3, batch = 2) over star(8)", "periodic_gossip_sgd(H = 3, batch = 1) over grid(2, 4)",
            "choco_sgd(Q = rand_k_unscaled(10%), γ = 0.1) over torus(2, 4)", "choco_sgd(Q = scaled_sign, γ = 0.1, batch = 3) over ring(8)",
            "choco_gossip(v = ∇f(x0), Q = shared rand_k_unscaled(3), γ = 0.1) over hypercube(8)",
            "push_sum_sgd(batch = 2) over exponential(8)", "relay_sgd(η = 0.02, batch = 1) over binary_tree(8)",
            "gradient_tracking(batch = 2) over ring(8)", "diging(batch = 1) over matching(8)", "d2(batch = 1) over lazy(ring(8))",
            "exact_diffusion(batch = 2) over best_constant(path(8))", "nids() over star(8)", "extra() over complete(8)",
            "sgd(batch = 2)", "random_reshuffling(batch = 4)", "shuffle_once(batch = 4)", "incremental_gradient(batch = 4)",
            "dcgd(Q = qsgd(4), batch = 2)", "dcgd(Q = natural)", "dcgd(Q = terngrad)", "ef14(C = top_k(30%), batch = 2)", "ef_signsgd(batch = 2)",
            "ef21(C = natural)", "econtrol(C = top_k(3), batch = 2)", "diana(Q = rand_k(3))", "diana(Q = natural_dithering(3))",
            "diana(Q = bernoulli(0.3))", "marina(Q = rand_k(3))", "marina(Q = qsgd(2))", "fedavg(clients = uniform(3), batch = 2)",
            "fedavg(clients = poisson_sampling(10%), batch = 2)", "fedprox(clients = round_robin(3), batch = 2)",
            "scaffold(K = 3, clients = uniform(3), batch = 2)", "scaffnew(p = 0.3)", "fednova(clients = uniform(5), batch = 2)",
            "fedadam(clients = importance(3, L_i), batch = 2)", "page(τ = 2, batch = 2)",
            "relay_sgd_grad(η = 0.02, batch = 2) over star(8)", "choco_momentum(Q = scaled_sign, γ = 0.1) over ring(8)", "k_gt(batch = 2) over star(8)",
            "mime_adam(clients = uniform(3), batch = 2)", "page_sampling(τ = 2, batch = 2)", "dasha_pp_mvr(Q = rand_k(3), batch = 2)",
            "proxskip_lsvrg(p = 0.3, q = 0.2)", "gradskip(p = 0.3, q = 0.5)", "l2gd(p = 0.4)", "compressed_l2gd(p = 0.4)", "langevin()",
            "langevin_marina(Q = rand_k(3), p = 0.3)", "elf(C_up = top_k(2))", "adasps()", "adasls()", "prox_momentum_sgd()", "prox_sgd()", "clipped_gd()",
            "clip21()", "clipped_shift()", "clipped_sstm()", "dp_fedavg(clients = poisson_sampling(50%))", "dp_gd()", "decor() over ring(8)", "anti_pgd()",
            "noisy_gd()", "clip21_sgd2m(σ = 1)", "norm_ec(σ = 1)", "compressed_scaffnew()", "tamuna(c = 4, s = 2, p = 0.3)", "loscar_sgd(k = 3)",
            "dcd_sgd(Q = qsgd(64), batch = 2) over ring(8)", "ecd_sgd(batch = 2) over ring(8)",
            "deep_squeeze(batch = 2) over torus(2, 4)", "lead(Q = rand_k(4)) over ring(8)", "beer(C = scaled_sign) over ring(8)",
            "adam(batch = 3)", "lion(batch = 3)", "svrg(T = 3, batch = 2)", "lsvrg(p = 0.3, batch = 2)", "saga()", "sag()",
            "sarah(T = 3, batch = 2)", "storm(batch = 2)", "dasha(Q = rand_k(3))", "dasha_page(Q = rand_k(3), batch = 2, p = 0.4)", "adasvrls()", "sps_max()",
            "decsps()", "ngn()", "dog()", "frank_wolfe(batch = 3)", "sign_majority(batch = 2)", "double_squeeze(C = scaled_sign, batch = 2)", "ef21_momentum(C = natural, batch = 2)",
            "ef21_bc(C = scaled_sign)", "ef21_p(Q = rand_k(3), C_down = top_k(3))", "ef21_pp(C = top_k(3))", "artemis(Q = rand_k(3), batch = 2)", "vr_diana(Q = rand_k(3), p = 0.3)", "gdci(Q = natural)",
            "slowmo(clients = uniform(3), batch = 2)", "feddyn(clients = uniform(3), batch = 2)", "fedcm(clients = uniform(3), batch = 2)",
            "fedpaq(clients = uniform(3), batch = 2)", "teleportation(k = 4)", "rg_saga(m = 3)", "gd()", "heavy_ball()", "nesterov()",
            "gda()", "extragradient(batch = 2)", "optimistic_gda(batch = 2)", "lookahead_minmax(k = 2)", "local_extragradient(K = 2, batch = 2) over ring(8)",
            "local_seg() over periodic(torus(2, 4), 2)", "decoupled_sgda(K = 2, batch = 2)",
            "robust_momentum(batch = 2)", "robust_momentum(rule = bulyan)", "robust_momentum(rule = V => coordinatewise(v => max(v), V))",
            "monna(bad = 1) over erdos_renyi(8, 60%)", "byrd_saga()", "byz_vr_marina(γ = 0.02, C = 3, Q = rand_k(3), p = 0.3)", "byz_dasha_page(γ = 0.02)",
            "byz_ef21_bc(γ = 0.02)", "ef_bv()", "rand_diana(p = 0.3)", "vr_gdci()", "adef()", "shared_sketch_ef(batch = 2)", "d_admm() over ring(8)", "proximal_point()",
            "consensus_control(Γ = 0.1) over ring(8)", "lessbit(Q = rand_k(3)) over ring(8)", "qg_dsgdm() over torus(2, 4)", "motef(λ = 0.5, batch = 2) over ring(8)",
            "dfedsam(K = 2, averages = 2) over ring(8)", "gcs5(C = 3, K = 2)", "gcs5_cc(Q = rand_k(3), law = importance(3, weight = L_i), K = 2)", "s_dane()",
            "minibatch_sgd(batch = 2)", "delayed_sgd(τ = 2, batch = 2)", "asgd(batch = 2)", "delay_adaptive_asgd(batch = 2)", "asgrad(γ = 0.01)",
            "asgrad(γ = 0.01, next = cohorts_in_turn(2), b = 2)", "rescaled_asgd(γ = 0.01)", "rennala(B = 3)", "malenia(S = 10)", "ringmaster(R = 3, batch = 2)",
            "ringleader(batch = 2)", "fedbuff(M = 3, batch = 2)", "rennala_mvr(γ = 0.01, B = 3)", "ringmaster_lmo(η = 0.1, R = 3)", "agraf() over ring(8)", "ad_psgd() over ring(8)", "modest(s = 4, batch = 5)",
            "kaczmarz()", "sketch_and_project(sketch = gaussian_sketch(3))", "accelerated_kaczmarz()", "muon(batch = 2)", "local_muon(clients = uniform(3), batch = 2)",
            "fedmuon(clients = uniform(3), batch = 2)", "lmo_hcm()", "lmo_hcm(between = true)", "muon_mvr(batch = 2)", "distance_adaptive_muon(batch = 2)",
            "spectra_adamw(batch = 2)", "swan(batch = 2)", "newton_3pc()", "newton_3pc(C = three_point_clag(rank_r(1), 0.5))",
            "newton_3pc(C = three_point_cbag(rank_r(2), 0.5))", "newton_3pc(C = three_point_lag(0.5))", "newton_3pc(C = three_point_v2(rand_k(9), rank_r(1)))",
            "bfgs()", "local_newton_gls(E = 2, q = 5, clients = uniform(3))", "dpf()", "frugal(T = 3, batch = 2)", "ascd()", "rpt()", "ist()", "mast()",
            "grad_diversity(τ = 4)", "adgd()", "feddecsps(clients = uniform(3), batch = 2)", "fedpvr(late = 5..12, K = 3, clients = uniform(3), batch = 2)",
            "fedshuffle(clients = importance(3, weight = m_i))", "reg_participation()", "fedspeed(K = 3, clients = uniform(3), batch = 2)", "bias_corrected(batch = 2)",
            "extrap_sgd(batch = 2)", "fedred(batch = 2)", "apda()", "fo_muml(tasks = uniform(3))", "spherical_langevin()",
            "dadao() over ring(8)", "pairwise_gossip(v = ∇f(x0)) over ring(8)", "pipedream()", "rpd()", "svgd(N = 4)",
            "beta_svgd(N = 4)", "mistp(batch = 2)", "ha_sgd(H = 2, k = 5, batch = 2) over ring(8)", "diana_rr(Q = rand_k(3))", "q_rr(Q = rand_k(3))",
            "diana_nastya(Q = rand_k(3))", "q_nastya(Q = rand_k(3))", "fedzip(K = 2, clients = uniform(3), batch = 2)", "coordinate_clip(batch = 2)",
            "fed_norm_ec(σ = 1)", "dp_sgd(batch = 4)", "decor_example_level(batch = 4) over ring(8)", "dp_mf(D = row_differences(prefix_root(6)), band = 3)",
            "dp_ftrl(B = prefix_tree(6))", "unlearn(T = 3)", "blockwise_unlearn(k = 2, T = 2, M = 2)", "ldp_iht(k = 3)",
            "fednl()", "fednl(C = top_k(9), projected = true)", "fednl_ls(C = rank_r(2))", "fednl_cr(M = 1)", "fednl_pp(τ = 3)", "giant(q = 5)", "acc_s_dane()", "svrp(p = 0.3)",
            "zo_sgd(batch = 2)", "zo_signsgd(q = 3, batch = 2)", "zo_svrg(T = 3, batch = 2)", "shampoo(batch = 2)", "soap(T = 3, batch = 2)", "ef21_w(C = top_k(3))",
            "mcm(Q = rand_k(3), batch = 2)", "flix(T = 3)", "pfedme(clients = uniform(3))", "per_fedavg(clients = uniform(3), batch = 2)",
            "gradskip_plus(Q = rand_k(3), R = rand_k(9))", "locodl(Q = rand_k(3), p = 0.8)", "c_gt(C = scaled_sign, batch = 2) over star(8)", "diloco(K = 2, batch = 2)");

    static Stream<String> cases() {
        return Stream.concat(RANDOM.stream(), Reference.ofThePapers().stream().map(r -> r.run() + (r.graph().isEmpty() ? "" : " over " + r.graph())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agree(String algorithm) {
        String run = algorithm.replaceFirst("( over .*)?$", " on p$1");
        FourJudges.judge(Trial.of(Problems.P + "run " + run + " for " + ROUNDS + " rounds measure loss, consensus every 1\n", Map.of())
                .named(algorithm).in(Problems.RESOURCES));
    }

    @Test
    void noAlgorithmIsForgotten() {
        Set<String> judged = cases().map(c -> c.replaceFirst("\\(.*", "")).collect(Collectors.toSet());
        assertThat(judged).containsAll(StandardLibrary.declarations().algorithms().values().stream().map(a -> a.name().written()).toList());
    }
}
