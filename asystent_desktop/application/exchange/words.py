"""An exchange in plain words, for the command line and the status bar."""

from asystent_desktop.application.exchange.week import ExchangeReport, ExchangeRow, RowState
from asystent_desktop.i18n import _, ngettext
from asystent_desktop.i18n.polish import number


def summary(report: ExchangeReport) -> tuple[str, ...]:
    """What happened, one sentence a line; problems are worded by `i18n.faults` from their codes."""
    if report.awaiting_enrolment:
        return (_("The office has not replied to this computer yet. Nothing was sent."),)
    lines = [_("This computer belongs to the office now.")] if report.enrolled_now else []
    lines += _confirmed(report)
    if report.held:
        lines.append(
            ngettext(
                "The office keeps {n} change for the head to decide.",
                "The office keeps {n} changes for the head to decide.",
                report.held,
            ).format(n=number(report.held))
        )
    if report.purged:
        lines.append(
            ngettext(
                "{n} family handed over before was taken off this computer.",
                "{n} families handed over before were taken off this computer.",
                len(report.purged),
            ).format(n=len(report.purged))
        )
    if report.received:
        lines.append(
            ngettext(
                "{n} change came from the office.", "{n} changes came from the office.", report.received
            ).format(n=number(report.received))
        )
    if report.new_families:
        count = len(report.new_families)
        lines.append(ngettext("{n} new family came.", "{n} new families came.", count).format(n=count))
    lines.append(_sent(report))
    if report.conflicts:
        lines.append(
            ngettext("{n} field has 2 versions.", "{n} fields have 2 versions.", report.conflicts).format(
                n=report.conflicts
            )
        )
    return tuple(lines)


def _confirmed(report: ExchangeReport) -> list[str]:
    """What the office took, what is in its backups, and that it was restored."""
    lines: list[str] = []
    if report.accepted:
        lines.append(
            ngettext(
                "The office accepted {n} change.", "The office accepted {n} changes.", report.accepted
            ).format(n=number(report.accepted))
        )
    if report.durable:
        lines.append(
            ngettext(
                "{n} change is in a verified backup of the office now.",
                "{n} changes are in a verified backup of the office now.",
                report.durable,
            ).format(n=number(report.durable))
        )
    if report.office_restored:
        lines.append(_("The office was restored from a backup: this computer gives it back what it lacks."))
    return lines


def _sent(report: ExchangeReport) -> str:
    if not report.waiting:
        return _("The office has everything from this computer.")
    if not report.lying:
        return ngettext(
            "{n} change waits for the exchange", "{n} changes wait for the exchange", report.waiting
        ).format(n=number(report.waiting))
    if report.network:
        text = ngettext(
            "{n} change lies at the office's server, waiting for confirmation.",
            "{n} changes lie at the office's server, waiting for confirmation.",
            report.lying,
        )
        return text.format(n=number(report.lying))
    text = ngettext(
        "{n} change lies in the exchange folder. Take a stick to the office; when it has replied, exchange "
        "once more: then the confirmation comes.",
        "{n} changes lie in the exchange folder. Take a stick to the office; when it has replied, exchange "
        "once more: then the confirmation comes.",
        report.lying,
    )
    return text.format(n=number(report.lying))


def row_text(row: ExchangeRow) -> str:
    """A row of the history: "the office accepted 14 of 14"."""
    if row.state is RowState.QUIET:
        return ngettext("{n} change received", "{n} changes received", row.received).format(
            n=number(row.received)
        )
    return _("the office accepted {accepted} of {sent}").format(
        accepted=number(row.accepted), sent=number(row.sent)
    )
