"""What each fault says to people: what happened and what to do. The words of `i18n.faults`, nothing else.

One module an area; each maps codes to texts. A `Tampered`, `Outdated` or `Bug` text says what happened; its
class adds what to do (`advice`). Values never hold personal text.
"""

from asystent_desktop.i18n.fault_texts import bundles, casework, hub, network, papers, program, scope, vault

TEXTS = {
    **program.TEXTS,
    **vault.TEXTS,
    **bundles.TEXTS,
    **network.TEXTS,
    **hub.TEXTS,
    **scope.TEXTS,
    **casework.TEXTS,
    **papers.TEXTS,
}
