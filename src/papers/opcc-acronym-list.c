/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acronyms that papers of the office use, with their words; and those that need none. */
#include "opcc-paper-private.h"

#include <string.h>

typedef struct
{
  const char *acronym;
  const char *words; /* empty where nobody wrote them down */
} Known;

/* In the order of strcmp(). */
/* clang-format off */
static const Known known[] = {
  { "ABCD", "Asset Based Community Development" },
  { "ACC", "Assistant Chief Constable" },
  { "ACFO", "Assistant Chief Finance Officer" },
  { "ACO", "Assistant Chief Officer" },
  { "ADR", "Annual Data Return" },
  { "AGM", "Annual General Meeting" },
  { "AOB", "Any Other Business" },
  { "APCC", "Association of Police and Crime Commissioners" },
  { "ASB", "Anti-Social Behaviour" },
  { "AWS", "Animal Welfare Scheme" },
  { "BAME", "Black, Asian or Minority Ethnic" },
  { "BER", "Budget Equalisation Reserve" },
  { "BWV", "Body Worn Video" },
  { "CC", "Chief Constable" },
  { "CCC", "Chief Constables Council" },
  { "CCE", "Child Criminal Exploitation" },
  { "CCTV", "Closed Circuit Television" },
  { "CDI", "Crime Data Integrity" },
  { "CEO", "Chief Executive Officer" },
  { "CFO", "Chief Finance Officer" },
  { "CGB", "Corporate Governance Board" },
  { "CIA", "Community Impact Assessment" },
  { "CID", "Criminal Investigation Department" },
  { "CMD", "Contact Management Department" },
  { "COT", "Chief Officer Team" },
  { "CPI", "Crime Prevention Initiatives" },
  { "CPIA", "Criminal Procedure and Investigations Act 1996" },
  { "CPS", "Crown Prosecution Service" },
  { "CSP", "Community Safety Partnership" },
  { "DA", "Domestic Abuse" },
  { "DAIU", "Domestic Abuse Investigation Unit" },
  { "DART", "Domestic Abuse Resolution Team" },
  { "DASH", "Domestic Abuse, Stalking, Harassment and Honour based violence" },
  { "DC", "Detective Constable" },
  { "DCC", "Deputy Chief Constable" },
  { "DCI", "Detective Chief Inspector" },
  { "DDA", "Disability Discrimination Act" },
  { "DDM", "Dedicated Decision Maker" },
  { "DHEP", "Degree Holder Entry Programme" },
  { "DMU", "De Montfort University" },
  { "DPCC", "Deputy Police and Crime Commissioner" },
  { "DVPN", "Domestic Violence Protection Notice" },
  { "DVPO", "Domestic Violence Protection Order" },
  { "EMAS", "East Midlands Ambulance Service" },
  { "EMCJB", "East Midlands Criminal Justice Board" },
  { "EMSOU", "East Midlands Special Operations Unit" },
  { "ESOL", "English for Speakers of Other Languages" },
  { "FCI", "Forensic Collision Investigation" },
  { "FCIN", "Forensic Collision Investigation Network" },
  { "FCR", "Force Crime Registrar" },
  { "FEO", "Front Enquiry Office" },
  { "FHQ", "Force Headquarters" },
  { "FIB", "Force Intelligence Bureau" },
  { "FTC", "Fixed Term Contract" },
  { "FTE", "Full-time Equivalent" },
  { "HDW", "Historical Data Wash" },
  { "HMCTS", "His Majesty's Courts and Tribunals Service" },
  { "HMICFRS", "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services" },
  { "HR", "Human Resources" },
  { "HRSC", "" },
  { "ICV", "Independent Custody Visiting" },
  { "IPLDP", "Initial Police Learning and Development Programme" },
  { "IPM", "Independent Panel Member" },
  { "JARAP", "Joint Audit Risk Assurance Panel" },
  { "KIN", "Key Individual Network" },
  { "LCJB", "Local Criminal Justice Board" },
  { "LFRS", "Leicestershire Fire and Rescue Service" },
  { "LGB", "Lesbian, Gay, Bisexual" },
  { "LLR", "Leicester, Leicestershire and Rutland" },
  { "LSCSB", "Leicestershire Safer Communities Strategy Board" },
  { "MP", "Member of Parliament" },
  { "MSHT", "Modern Slavery and Human Trafficking" },
  { "MTFP", "Medium Term Financial Plan" },
  { "NFA", "No Further Action" },
  { "NHP", "Neighbourhood Policing" },
  { "NPA", "Neighbourhood Policing Area" },
  { "NPCC", "National Police Chiefs' Council" },
  { "NPO", "Neighbourhood Patrol Officer" },
  { "NPoCC", "National Police Coordination Centre" },
  { "NRM", "National Referral Mechanism" },
  { "OIC", "Organised Immigration Crime" },
  { "OPCC", "Office of the Police and Crime Commissioner" },
  { "PC", "Police Constable" },
  { "PCC", "Police and Crime Commissioner" },
  { "PCDA", "Police Constable Degree Apprenticeship" },
  { "PCSO", "Police Community Support Officer" },
  { "PEEL", "Police effectiveness, efficiency and legitimacy" },
  { "PND", "Police National Database" },
  { "POCA", "Proceeds of Crime Act" },
  { "PP", "Police Perpetrated" },
  { "PRSRA", "Police Reform and Social Responsibility Act 2011" },
  { "PSD", "Professional Standards Department; or Prefer to Self-Describe" },
  { "PZ", "People Zone" },
  { "RAAC", "Reinforced Autoclaved Aerated Concrete" },
  { "RRU", "Regional Review Unit" },
  { "S106", "Section 106" },
  { "SE", "Socio-Economic" },
  { "SLP", "" },
  { "SO1", "" },
  { "SOG", "" },
  { "SOP", "Standard Operating Procedure" },
  { "SPB", "Strategic Partnership Board" },
  { "SPO", "Stalking Protection Order" },
  { "SPOC", "Single Point of Contact" },
  { "SPR", "Strategic Policing Requirement" },
  { "SVM", "Strategic Vacancy Management" },
  { "TPA", "Transformation Programme Approach" },
  { "ToR", "Terms of Reference" },
  { "UKAS", "United Kingdom Accreditation Service" },
  { "VAWG", "Violence Against Women and Girls" },
  { "VCOP", "Victims' Code of Practice" },
  { "VIP", "Violence Intervention Project" },
  { "VRN", "Violence Reduction Network" },
  { "VRV", "Variable Refrigerant Volume" },
  { "WEN", "Women's Empowerment Network" },
  { "YEO", "Youth Engagement Officer" },
};
/* clang-format on */

/* Honours, countries, legal forms in the names of bodies, points of the compass in those of places,
 * and things of everyday life, which nobody spells out. */
static const char *const plain[] = {
  "AD",   "AM",  "BBC", "BC",  "BI",  "BST", "CBE", "CIC", "CIO", "COVID", "CV",  "DVD",
  "EU",   "FAQ", "GMT", "GPS", "HM",  "HQ",  "ID",  "ISO", "IT",  "LLP",   "MBE", "MS",
  "NATO", "NB",  "NE",  "NW",  "OBE", "OK",  "PDF", "PLC", "PM",  "PO",    "PS",  "QR",
  "SMS",  "SW",  "TV",  "UK",  "US",  "USA", "USB", "VAT", NULL,
};

/**
 * opcc_acronym_list_find:
 *
 * Returns: (nullable): the words of an acronym of the office; "" where it is known without words
 */
const char *
opcc_acronym_list_find (const char *acronym)
{
  guint low = 0, high = G_N_ELEMENTS (known);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (acronym, known[middle].acronym);

      if (order == 0)
        return known[middle].words;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

/**
 * opcc_acronym_list_get:
 *
 * Returns: (nullable): the known acronym at @index; NULL behind the last
 */
const char *
opcc_acronym_list_get (guint index)
{
  return index < G_N_ELEMENTS (known) ? known[index].acronym : NULL;
}

/**
 * opcc_acronym_list_is_plain:
 *
 * Returns: whether readers know it without its words
 */
gboolean
opcc_acronym_list_is_plain (const char *acronym)
{
  return g_strv_contains (plain, acronym);
}
