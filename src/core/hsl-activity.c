/* hsl-activity.c: the timeline and the papers of a case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-activity.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const HslField activity_fields[] = {
  HSL_FIELD (HslActivity, kind, CODE, HSL_FIELD_REQUIRED, "activity-kind", N_ ("Kind")),
  HSL_FIELD (HslActivity, at, MINUTE, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Time")),
  HSL_FIELD (HslActivity, channel, CODE, HSL_FIELD_PLAIN, "channel", N_ ("Channel")),
  HSL_FIELD (HslActivity, direction, CODE, HSL_FIELD_PLAIN, "direction", N_ ("Direction")),
  HSL_FIELD (HslActivity, party, LINK, HSL_FIELD_PLAIN, "party", N_ ("Party")),
  HSL_FIELD (HslActivity, worker, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Worker")),
  HSL_FIELD (HslActivity, subject, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Subject")),
  HSL_FIELD (HslActivity, action, TEXT, HSL_FIELD_DERIVED, NULL, N_ ("Action")),
  HSL_FIELD (HslActivity, text, TEXT, HSL_FIELD_SEALED | HSL_FIELD_MULTILINE, NULL, N_ ("Text")),
  HSL_FIELD (HslActivity, promised_at, MINUTE, HSL_FIELD_SEALED, NULL, N_ ("Promised to call back at")),
};
/* clang-format on */

const HslNoun hsl_activity_noun =
    HSL_NOUN (HslActivity, "activity", N_ ("Activity"), "activity", activity_fields);

/* clang-format off */
static const HslField document_fields[] = {
  HSL_FIELD (HslDocument, form, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Form")),
  HSL_FIELD (HslDocument, form_version, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Form version")),
  HSL_FIELD (HslDocument, subject, TEXT, HSL_FIELD_PLAIN, NULL, N_ ("Subject")),
  HSL_FIELD (HslDocument, printed_at, MINUTE, HSL_FIELD_REQUIRED | HSL_FIELD_PAST, NULL, N_ ("Printed at")),
  HSL_FIELD (HslDocument, recipient, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Recipient")),
  HSL_FIELD (HslDocument, pages, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Pages")),
  HSL_FIELD (HslDocument, copies, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Copies")),
  HSL_FIELD (HslDocument, masked, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Masked")),
};
/* clang-format on */

const HslNoun hsl_document_noun =
    HSL_NOUN (HslDocument, "document", N_ ("Document"), "document", document_fields);

/* clang-format off */
static const HslField attachment_fields[] = {
  HSL_FIELD (HslAttachment, kind, CODE, HSL_FIELD_REQUIRED, "attachment-kind", N_ ("Kind")),
  HSL_FIELD (HslAttachment, name, TEXT, HSL_FIELD_SEALED | HSL_FIELD_REQUIRED, NULL, N_ ("File name")),
  HSL_FIELD (HslAttachment, media_type, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Media type")),
  HSL_FIELD (HslAttachment, size, NUMBER, HSL_FIELD_PLAIN, NULL, N_ ("Size")),
  HSL_FIELD (HslAttachment, sha256, TEXT, HSL_FIELD_SEALED, NULL, N_ ("SHA-256")),
  HSL_FIELD (HslAttachment, pages, NUMBER, HSL_FIELD_SEALED, NULL, N_ ("Pages")),
  HSL_FIELD (HslAttachment, party, LINK, HSL_FIELD_PLAIN, "party", N_ ("Party")),
  HSL_FIELD (HslAttachment, agreement, LINK, HSL_FIELD_PLAIN, "agreement", N_ ("Agreement")),
  HSL_FIELD (HslAttachment, added_at, MINUTE, HSL_FIELD_PAST, NULL, N_ ("Added at")),
  HSL_FIELD (HslAttachment, original, CODE, HSL_FIELD_SEALED, "evidence-form", N_ ("Original or copy")),
  HSL_FIELD (HslAttachment, proves, TEXT, HSL_FIELD_SEALED, NULL, N_ ("What it shows")),
  HSL_FIELD (HslAttachment, note, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Note")),
};
/* clang-format on */

const HslNoun hsl_attachment_noun =
    HSL_NOUN (HslAttachment, "attachment", N_ ("Attachment"), "attachment", attachment_fields);

/* clang-format off */
static const HslField correction_fields[] = {
  HSL_FIELD (HslCorrection, noun, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Noun")),
  HSL_FIELD (HslCorrection, subject, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Subject")),
  HSL_FIELD (HslCorrection, field, TEXT, HSL_FIELD_REQUIRED, NULL, N_ ("Field")),
  HSL_FIELD (HslCorrection, old, TEXT, HSL_FIELD_SEALED, NULL, N_ ("Old value")),
  HSL_FIELD (HslCorrection, new, TEXT, HSL_FIELD_SEALED, NULL, N_ ("New value")),
  HSL_FIELD (HslCorrection, reason, TEXT, HSL_FIELD_SEALED | HSL_FIELD_REQUIRED, NULL, N_ ("Reason")),
  HSL_FIELD (HslCorrection, at, MINUTE, HSL_FIELD_PAST, NULL, N_ ("Time")),
  HSL_FIELD (HslCorrection, worker, LINK, HSL_FIELD_PLAIN, "worker", N_ ("Worker")),
};
/* clang-format on */

const HslNoun hsl_correction_noun =
    HSL_NOUN (HslCorrection, "correction", N_ ("Correction"), "correction", correction_fields);
