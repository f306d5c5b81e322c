import * as assert from "node:assert/strict";
import { supportNotice, windowsSupportNotice } from "../../../limits/cluster/supportNotice";

describe("support notice", () => {
    for (const [what, version, supportType, today, sentence] of [
        ["in standard support", "1.34", "STANDARD", "2026-01-01",
            "Kubernetes 1.34: standard support ends 2026-12-02, then EKS upgrades the control plane by itself"],
        ["in standard support, with extended support to come", "1.34", "EXTENDED", "2026-01-01",
            "Kubernetes 1.34: standard support ends 2026-12-02, then extended support at a higher price until 2027-12-02"],
        ["on the last day of standard support", "1.34", "STANDARD", "2026-12-02",
            "Kubernetes 1.34: standard support ends 2026-12-02, then EKS upgrades the control plane by itself"],
        ["after standard support, with none to come", "1.34", "STANDARD", "2026-12-03",
            "Kubernetes 1.34: standard support ended on 2026-12-02, EKS upgrades the control plane by itself"],
        ["in extended support", "1.34", "EXTENDED", "2026-12-03",
            "Kubernetes 1.34: standard support ended on 2026-12-02, extended support costs more until 2027-12-02"],
        ["on the last day of extended support", "1.34", "EXTENDED", "2027-12-02",
            "Kubernetes 1.34: standard support ended on 2026-12-02, extended support costs more until 2027-12-02"],
        ["after extended support", "1.34", "EXTENDED", "2027-12-03",
            "Kubernetes 1.34: extended support ended on 2027-12-02; EKS creates no cluster of it and upgrades existing ones"],
        ["of 2026-06", "1.36", "EXTENDED", "2026-11-27",
            "Kubernetes 1.36: standard support ends 2027-08-02, then extended support at a higher price until 2028-08-02"],
        ["newer than the table", "1.99", "STANDARD", "2026-01-01",
            "Kubernetes 1.99: this package does not know when its support ends (it knows versions up to 1.36); see the EKS release calendar"],
    ] as const) {
        it(`of a version ${what}`, () => {
            assert.equal(supportNotice(version, supportType, today), sentence);
        });
    }

    for (const [release, today, sentence] of [
        [2022, "2026-10-13", "Windows Server 2022: mainstream support ends 2026-10-13, security updates until 2031-10-14"],
        [2022, "2026-10-14", "Windows Server 2022: mainstream support ended on 2026-10-13, security updates until 2031-10-14"],
        [2022, "2031-10-15", "Windows Server 2022: support ended on 2031-10-14"],
        [2025, "2026-11-27", undefined], [2016, "2026-11-27", undefined],
    ] as const) {
        it(`of Windows Server ${release} on ${today}`, () => {
            assert.equal(windowsSupportNotice(release, today), sentence);
        });
    }
});
