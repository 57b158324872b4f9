"""Layouts of news databases' exports, made by hand: two invented articles, as one database or another lays them out.

Languages of the interface, order of fields, what is missing and what stands between pages differ; the articles do not.
"""

from __future__ import annotations

FIRST = "The toll on the Vellmar bridge will rise in May, the roads office said."
SECOND = "“Nobody asked us,” said Runa Teig, who drives a bus."
OTHER = "The toll plan was put off on Friday, the minister said."
TITLES = ("Bridge toll to rise", "Toll plan put off")
OUTLETS = ("The Vellmar Gazette", "Tarn Evening")

NEXIS = {
    "a count before, fields in capitals": f"""
                               Document 1 of 2

                              The Vellmar Gazette

                                 April 2, 2033

Bridge toll to rise

BYLINE: Ivo Brandt

LENGTH: 42 words

{FIRST}

{SECOND}

LOAD-DATE: April 3, 2033

                               Document 2 of 2

                                 Tarn Evening

                                 April 3, 2033

Toll plan put off

LENGTH: 12 words

{OTHER}

LOAD-DATE: April 4, 2033
""",
    "German labels": f"""
                               1 von 2 DOKUMENTEN

                              The Vellmar Gazette

                          2. April 2033 Samstag

Bridge toll to rise

AUTOR: Ivo Brandt

RUBRIK: LOKALES; S. 3

LÄNGE: 42 Wörter

{FIRST}

{SECOND}

UPDATE: 3. April 2033

SPRACHE: ENGLISCH; ENGLISH

PUBLICATION-TYPE: Zeitung

                     Copyright 2033 The Vellmar Gazette
                           Alle Rechte vorbehalten

                               2 von 2 DOKUMENTEN

                                 Tarn Evening

                           3. April 2033 Sonntag

Toll plan put off

LÄNGE: 12 Wörter

{OTHER}

UPDATE: 4. April 2033
""",
    "French labels": f"""
                               1 de 2 DOCUMENTS

                              The Vellmar Gazette

                              samedi 2 avril 2033

Bridge toll to rise

AUTEUR: Ivo Brandt

RUBRIQUE: LOCAL; Pg. 3

LONGUEUR: 42 mots

{FIRST}

{SECOND}

DATE-CHARGEMENT: 3 avril 2033

LANGUE: ENGLISH; ANGLAIS

                               2 de 2 DOCUMENTS

                                 Tarn Evening

                              dimanche 3 avril 2033

Toll plan put off

LONGUEUR: 12 mots

{OTHER}

DATE-CHARGEMENT: 4 avril 2033
""",
    "the headline a field, the copyright above": f"""
                               1 of 2 DOCUMENTS

                     Copyright 2033 Vellmar Press Ltd.
                             All Rights Reserved
                              The Vellmar Gazette

                        April 2, 2033 Saturday 6:05 AM GMT

SECTION: LOCAL; Pg. 3

LENGTH: 42 words

HEADLINE: Bridge toll to rise

BYLINE: By Ivo Brandt

DATELINE: VELLMAR

BODY:
{FIRST}

{SECOND}

GRAPHIC: A bus on the bridge on Friday

LOAD-DATE: April 3, 2033

                               2 of 2 DOCUMENTS

                        Copyright 2033 Tarn Media
                             All Rights Reserved
                                 Tarn Evening

                              April 3, 2033 Sunday

LENGTH: 12 words

HEADLINE: Toll plan put off

BODY:
{OTHER}

LOAD-DATE: April 4, 2033
""",
    "Nexis Uni with a cover and pages": f"""User Name: Asta Holl
Date and Time: Monday, April 4, 2033 9:14:00 AM CEST
Job Number: 1234567
Documents (2)
1. Bridge toll to rise
Client/Matter: -None-
Search Terms: toll and bridge
Search Type: Natural Language
2. Toll plan put off
Client/Matter: -None-
Search Terms: toll and bridge
Search Type: Natural Language
| About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2033 LexisNexis
Page 1 of 3

Bridge toll to rise
The Vellmar Gazette
April 2, 2033 Saturday
Late Edition

Copyright 2033 The Vellmar Gazette All Rights Reserved

Section: LOCAL; Pg. 3
Length: 42 words
Byline: Ivo Brandt
Highlight: Drivers are angry

Body

{FIRST}
Page 2 of 3
Bridge toll to rise

{SECOND}

Graphic

A bus on the bridge on Friday

Load-Date: April 3, 2033

End of Document

Toll plan put off
Tarn Evening
April 3, 2033 Sunday

Copyright 2033 Tarn Media All Rights Reserved

Length: 12 words

Body

{OTHER}

Classification
Language: ENGLISH
Publication-Type: Newspaper
Load-Date: April 4, 2033

End of Document
""",
    "Nexis Uni without copyright and fields": f"""Bridge toll to rise
The Vellmar Gazette
2 April 2033 Saturday 6:05 AM GMT

Length: 42 words
Byline: Ivo Brandt

Body

{FIRST}

{SECOND}

Notes

An earlier report stood in the paper of Friday.

End of Document

Toll plan put off
Tarn Evening
3 April 2033

Length: 12 words

Body

{OTHER}

End of Document
""",
    "Nexis in German": f"""Bridge toll to rise
The Vellmar Gazette
2. April 2033 Samstag

Copyright 2033 The Vellmar Gazette Alle Rechte vorbehalten
Rubrik: LOKALES; S. 3
Länge: 42 Wörter
Autor: Ivo Brandt

Haupttext

{FIRST}

{SECOND}

Klassifikation

Sprache: ENGLISCH
Ladedatum: 3. April 2033

Ende des Dokuments

Toll plan put off
Tarn Evening
3. April 2033 Sonntag

Länge: 12 Wörter

Haupttext

{OTHER}

Ende des Dokuments
""",
}

FACTIVA = {
    "codes and what they name on one line": f"""SE Local
HD Bridge toll to rise
BY By Ivo Brandt
WC 42 words
PD 2 April 2033
ET 06:00
SN The Vellmar Gazette
SC VELLGZ
PG 12
LA English
CY (c) 2033 The Vellmar Gazette

LP {FIRST}

TD {SECOND}

NS ctrans : Transport
RE tarn : Tarn
PUB Vellmar Press Ltd.
AN Document VELLGZ0020330402ea4200001

HD Toll plan put off
WC 12 words
PD 3 April 2033
SN Tarn Evening
SC TARNEV
LA English
LP
{OTHER}
AN Document TARNEV0020330403ea4300001

Search Summary
Text
toll and bridge
Date
In the last week
""",
    "plain, with pages and a summary": f"""Page 1 of 2 © 2033 Factiva, Inc. All rights reserved.
Local
Bridge toll to rise
By Ivo Brandt
42 words
2 April 2033
The Vellmar Gazette
VELLGZ
Late Edition
12
English
© 2033 The Vellmar Gazette. All rights reserved.

{FIRST}

Page 2 of 2 © 2033 Factiva, Inc. All rights reserved.
{SECOND}

Document VELLGZ0020330402ea4200001

Toll plan put off
12 words
3 April 2033
Tarn Evening
TARNEV
English
Copyright 2033. Tarn Media.

{OTHER}

Document TARNEV0020330403ea4300001

Search Summary
Text
toll and bridge
Date
In the last week
Source
All Sources
""",
    "plain, in German": f"""Bridge toll to rise
Ivo Brandt
42 Wörter
2 April 2033
The Vellmar Gazette
VELLGZ
12
Englisch
(c) 2033 The Vellmar Gazette

{FIRST}

{SECOND}

Dokument VELLGZ0020330402ea4200001

Toll plan put off
12 Wörter
3 April 2033
Tarn Evening
TARNEV
Englisch
(c) 2033 Tarn Media

{OTHER}

Dokument TARNEV0020330403ea4300001
""",
    "plain, in French, with an hour": f"""Local
Bridge toll to rise
Ivo Brandt
42 mots
2 avril 2033
06:00
The Vellmar Gazette
VELLGZ
Anglais
Copyright 2033 The Vellmar Gazette

{FIRST}

{SECOND}

Document VELLGZ0020330402ea4200001

Toll plan put off
12 mots
3 avril 2033
Tarn Evening
TARNEV
Anglais
Copyright 2033 Tarn Media

{OTHER}

Document TARNEV0020330403ea4300001
""",
}

PROQUEST = {
    "a report's first page": f"""Report Information from ProQuest
April 04 2033 09:14
____________________________________________________________
Table of contents

1. Bridge toll to rise
2. Toll plan put off
____________________________________________________________

Document 1 of 2

Bridge toll to rise

Author: Brandt, Ivo

Publication info: The Vellmar Gazette ; Vellmar [Vellmar]02 Apr 2033: A.3.

Abstract: Tolls go up, says the office.

Links: none

Full text: {FIRST}

{SECOND}

Subject: Tolls; Bridges;

Location: Vellmar

Publication title: The Vellmar Gazette

Publication date: Apr 2, 2033

ProQuest document ID: 1234567

Copyright: Copyright Vellmar Press Apr 2, 2033

____________________________________________________________

Document 2 of 2

Toll plan put off

Publication info: Tarn Evening ; Tarn [Tarn]03 Apr 2033.

Full text: {OTHER}

Publication title: Tarn Evening

Publication date: Apr 3, 2033

____________________________________________________________
Contact ProQuest
Copyright © 2033 ProQuest LLC. All rights reserved. - Terms and Conditions
""",
    "parts under headings": f"""Document 1 of 2

Bridge toll to rise

Brandt, Ivo. The Vellmar Gazette; Vellmar [Vellmar]. 02 Apr 2033: A.3.

ABSTRACT (ENGLISH)

Tolls go up, says the office.

FULL TEXT

{FIRST}

{SECOND}

DETAILS

Subject: Tolls; Bridges

Location: Vellmar

Author: Brandt, Ivo

Publication title: The Vellmar Gazette; Vellmar

First page: A.3

Publication date: Apr 2, 2033

Source type: Newspaper

ProQuest document ID: 1234567

LINKS

Document 2 of 2

Toll plan put off

Tarn Evening; Tarn [Tarn]. 03 Apr 2033.

FULL TEXT

{OTHER}

DETAILS

Publication title: Tarn Evening; Tarn

Publication date: Apr 3, 2033

Database: ProQuest One
""",
    "French labels": f"""____________________________________________________________

Document 1 sur 2

Bridge toll to rise

Auteur : Brandt, Ivo

Infos de publication : The Vellmar Gazette ; Vellmar [Vellmar]02 Apr 2033: A.3.

Résumé : Tolls go up, says the office.

Texte intégral : {FIRST}

{SECOND}

Sujet : Tolls; Bridges

Titre de la publication : The Vellmar Gazette

Date de publication : Apr 2, 2033

ID du document ProQuest : 1234567

____________________________________________________________

Document 2 sur 2

Toll plan put off

Texte intégral : {OTHER}

Titre de la publication : Tarn Evening

Date de publication : Apr 3, 2033
""",
    "Spanish labels": f"""____________________________________________________________

Documento 1 de 2

Bridge toll to rise

Autor: Brandt, Ivo

Información de publicación: The Vellmar Gazette ; Vellmar [Vellmar]02 Apr 2033: A.3.

Resumen: Tolls go up, says the office.

Texto completo: {FIRST}

{SECOND}

Materia: Tolls; Bridges

Título de publicación: The Vellmar Gazette

Fecha de publicación: Apr 2, 2033

ID del documento de ProQuest: 1234567

____________________________________________________________

Documento 2 de 2

Toll plan put off

Texto completo: {OTHER}

Título de publicación: Tarn Evening

Fecha de publicación: Apr 3, 2033
""",
}

EUROPRESSE = {
    "English": f"""The Vellmar Gazette, no. 118
Local, Saturday, April 2, 2033, p. 3

Bridge toll to rise
Ivo Brandt

{FIRST}

{SECOND}

© 2033 The Vellmar Gazette. All rights reserved.

This document is the property of whom it names and is kept for personal use.

news·20330402·VG·0118

Tarn Evening
Sunday, April 3, 2033

Toll plan put off

{OTHER}

© 2033 Tarn Media. All rights reserved.

news·20330403·TE·0009
""",
    "French": f"""The Vellmar Gazette
Samedi 2 avril 2033 • p. 3

Bridge toll to rise

Ivo Brandt

{FIRST}

{SECOND}

© 2033 The Vellmar Gazette. Tous droits réservés. Le présent document est protégé.

Certificat émis le 4 avril 2033 à Asta Holl à des fins de visualisation personnelle et temporaire.
news·20330402·VG·0118

Tarn Evening
Dimanche 3 avril 2033

Toll plan put off

{OTHER}

© 2033 Tarn Media. Tous droits réservés.

Certificat émis le 4 avril 2033 à Asta Holl à des fins de visualisation personnelle et temporaire.
news·20330403·TE·0009
""",
    "labels of the source": f"""Nom de la source
The Vellmar Gazette
Type de source
Presse • Journaux
Périodicité
Quotidien
Couverture géographique
Régionale
Provenance
Vellmar
Samedi 2 avril 2033
The Vellmar Gazette • p. 3 • 42 mots

Bridge toll to rise

Ivo Brandt

{FIRST}

{SECOND}

© 2033 The Vellmar Gazette. Tous droits réservés.

news·20330402·VG·0118

Nom de la source
Tarn Evening
Type de source
Presse • Journaux
Dimanche 3 avril 2033
Tarn Evening • 12 mots

Toll plan put off

{OTHER}

© 2033 Tarn Media. Tous droits réservés.

news·20330403·TE·0009
""",
    "without a headline's author or a day in words": f"""The Vellmar Gazette
2033-04-02

Bridge toll to rise

{FIRST}

{SECOND}

© 2033 The Vellmar Gazette. All rights reserved.

news·20330402·VG·0118

Tarn Evening
2033-04-03

Toll plan put off

{OTHER}

© 2033 Tarn Media. All rights reserved.

news·20330403·TE·0009
""",
}
DATABASES = {"nexis": NEXIS, "factiva": FACTIVA, "proquest": PROQUEST, "europresse": EUROPRESSE}
