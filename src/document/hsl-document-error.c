/* hsl-document-error.c: what can go wrong between a template and a printed page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-document-error"

#include "hsl-document-error.h"

G_DEFINE_QUARK (hsl - document - error - quark, hsl_document_error)
