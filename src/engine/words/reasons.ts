import type { Language, Phrase } from '../model/model';

/** What something does, of what a source says that someone develops. */
const DEVELOPED: readonly (readonly [en: string, nb: string, nn: string])[] = [
  ['carries messages', 'frakter meldinger', 'fraktar meldingar'],
  ['carries files and messages', 'frakter filer og meldinger', 'fraktar filer og meldingar'],
  ['carries prescriptions', 'frakter resepter', 'fraktar reseptar'],
  [
    'carries logins across borders',
    'frakter innlogginger over landegrenser',
    'fraktar innloggingar over landegrenser',
  ],
  [
    'carries applications between NAV and municipalities',
    'frakter søknader mellom NAV og kommuner',
    'fraktar søknader mellom NAV og kommunar',
  ],
  ['says who may act for whom', 'sier hvem som kan handle for hvem', 'seier kven som kan handle for kven'],
  [
    'says where messages can be received',
    'sier hvor meldinger kan mottas',
    'seier kvar meldingar kan takast imot',
  ],
  [
    'is for testing the wallet, by which people identify themselves',
    'er til utprøving av lommeboken, som folk identifiserer seg med',
    'er til utprøving av lommeboka, som folk identifiserer seg med',
  ],
  [
    'is what people identify themselves by',
    'er det folk identifiserer seg med',
    'er det folk identifiserer seg med',
  ],
  [
    'gathers dialogues for those who use services',
    'samler dialoger for dem som bruker tjenester',
    'samlar dialogar for dei som brukar tenester',
  ],
  [
    'is the national catalogue of data sets',
    'er den nasjonale katalogen over datasett',
    'er den nasjonale katalogen over datasett',
  ],
  [
    'shares key health data between providers',
    'deler viktige helseopplysninger mellom behandlere',
    'deler viktige helseopplysningar mellom behandlarar',
  ],
  [
    'is where services are developed and run',
    'er der tjenester utvikles og drives',
    'er der tenester blir utvikla og drivne',
  ],
  ['is where services are developed', 'er der tjenester utvikles', 'er der tenester blir utvikla'],
  ['is a signing service', 'er en signeringstjeneste', 'er ei signeringsteneste'],
  ['is a login', 'er en innloggingsløsning', 'er ei innloggingsløysing'],
  ['controls access between machines', 'styrer tilgang mellom maskiner', 'styrer tilgang mellom maskiner'],
  [
    'gives access to public records',
    'gir innsyn i offentlige dokumenter',
    'gir innsyn i offentlege dokument',
  ],
  [
    'gives data to those who may have it',
    'gir data til dem som kan få dem',
    'gir data til dei som kan få dei',
  ],
  ['exchanges evidence', 'utveksler dokumentasjon', 'utvekslar dokumentasjon'],
];

/** What a day is that something is known from. */
const KNOWN_FROM: readonly (readonly [en: string, nb: string, nn: string])[] = [
  ['act in force', 'da loven trådte i kraft', 'då lova tok til å gjelde'],
  ['regulation in force', 'da forskriften trådte i kraft', 'då forskrifta tok til å gjelde'],
  [
    'present regulation in force',
    'da den gjeldende forskriften trådte i kraft',
    'då den gjeldande forskrifta tok til å gjelde',
  ],
  ['first act', 'den første loven', 'den første lova'],
  [
    'regulation on keeping the register in force',
    'da forskriften om føring av registeret trådte i kraft',
    'då forskrifta om føring av registeret tok til å gjelde',
  ],
];

/**
 * The rules by which things are deduced, and what sources have not said, as records give them in English, in the two written forms of
 * Norwegian. {} stands for what is of one record alone: a number, a year, a name. What a record says beside its rules is its own, and
 * stands as it is written.
 */
const RULES: readonly (readonly [en: string, nb: string, nn: string])[] = [
  [
    'Follows from a duty or recommendation that holds for all of them; that this one uses it is not recorded.',
    'Følger av en plikt eller anbefaling som gjelder for alle; at akkurat denne bruker ressursen, er ikke registrert.',
    'Følgjer av ei plikt eller tilråding som gjeld for alle; at nett denne brukar ressursen, er ikkje registrert.',
  ],
  [
    'Follows from a duty or recommendation that holds for all of them; that this one uses it is also recorded.',
    'Følger av en plikt eller anbefaling som gjelder for alle; at akkurat denne bruker ressursen, er også registrert.',
    'Følgjer av ei plikt eller tilråding som gjeld for alle; at nett denne brukar ressursen, er òg registrert.',
  ],
  [
    'Follows from a task that all municipalities have; that this one uses it is not recorded.',
    'Følger av en oppgave som alle kommuner har; at akkurat denne bruker ressursen, er ikke registrert.',
    'Følgjer av ei oppgåve som alle kommunar har; at nett denne brukar ressursen, er ikkje registrert.',
  ],
  [
    'Follows from a task that all municipalities have; that this one uses it is also recorded.',
    'Følger av en oppgave som alle kommuner har; at akkurat denne bruker ressursen, er også registrert.',
    'Følgjer av ei oppgåve som alle kommunar har; at nett denne brukar ressursen, er òg registrert.',
  ],
  [
    'Follows from the duty to receive electronic invoices through Peppol, which all municipalities have; that this one uses ELMA is not recorded.',
    'Følger av plikten til å ta imot elektroniske fakturaer gjennom Peppol, som alle kommuner har; at akkurat denne bruker ELMA, er ikke registrert.',
    'Følgjer av plikta til å ta imot elektroniske fakturaer gjennom Peppol, som alle kommunar har; at nett denne brukar ELMA, er ikkje registrert.',
  ],
  [
    'Follows from a duty that holds for all of them, unless another keeps it for them by agreement; that this one uses it is not recorded.',
    'Følger av en plikt som gjelder for alle, med mindre en annen fører registeret for dem etter avtale; at akkurat denne bruker registeret, er ikke registrert.',
    'Følgjer av ei plikt som gjeld for alle, med mindre ein annan fører registeret for dei etter avtale; at nett denne brukar registeret, er ikkje registrert.',
  ],
  [
    'The act says that the municipality shall have access to the data of the register that it needs; by what way is not said.',
    'Loven sier at kommunen skal ha tilgang til de opplysningene i registeret som den trenger; på hvilken måte er ikke sagt.',
    'Lova seier at kommunen skal ha tilgang til dei opplysningane i registeret som han treng; på kva måte er ikkje sagt.',
  ],
  [
    'The register of service owners in Altinn names it.',
    'Registeret over tjenesteeiere i Altinn nevner den.',
    'Registeret over tenesteeigarar i Altinn nemner han.',
  ],
  [
    'The register of service owners in Altinn names it, without a production environment: that does not count as use.',
    'Registeret over tjenesteeiere i Altinn nevner den, uten produksjonsmiljø: det regnes ikke som bruk.',
    'Registeret over tenesteeigarar i Altinn nemner han, utan produksjonsmiljø: det blir ikkje rekna som bruk.',
  ],
  [
    'The municipal sector comprises the municipalities and the county authorities.',
    'Kommunal sektor er kommunene og fylkeskommunene.',
    'Kommunal sektor er kommunane og fylkeskommunane.',
  ],
  [
    'Its home page refers to this host; that it runs the product is our reading.',
    'Hjemmesiden viser til dette nettstedet; at virksomheten bruker produktet, er vår lesning.',
    'Heimesida viser til denne nettstaden; at verksemda brukar produktet, er vår lesing.',
  ],
  [
    'Its home page refers to it; that it uses it is our reading.',
    'Hjemmesiden viser til ressursen; at virksomheten bruker den, er vår lesning.',
    'Heimesida viser til ressursen; at verksemda brukar han, er vår lesing.',
  ],
  [
    'Its home page refers to the site of the cooperation.',
    'Hjemmesiden viser til nettstedet til samarbeidet.',
    'Heimesida viser til nettstaden til samarbeidet.',
  ],
  [
    'A record of its domain names the supplier; that it runs the product is our reading, and the record itself is left out.',
    'En oppføring om domenet nevner leverandøren; at virksomheten bruker produktet, er vår lesning, og selve oppføringen er utelatt.',
    'Ei oppføring om domenet nemner leverandøren; at verksemda brukar produktet, er vår lesing, og sjølve oppføringa er utelaten.',
  ],
  [
    'The supplier is read from the host of the public portal.',
    'Leverandøren er lest av adressen til den åpne portalen.',
    'Leverandøren er lesen av adressa til den opne portalen.',
  ],
  [
    'The sentence stands in the text of May 2026; when it came into the act was not read.',
    'Setningen står i teksten fra mai 2026; når den kom inn i loven, er ikke lest.',
    'Setninga står i teksten frå mai 2026; når ho kom inn i lova, er ikkje lese.',
  ],
  [
    'Derived: the receiving office stands in the production map, and what is sent there goes by SvarUt',
    'Avledet: mottakskontoret står i produksjonskartet, og det som sendes dit, går med SvarUt.',
    'Avleidd: mottakskontoret står i produksjonskartet, og det som blir sendt dit, går med SvarUt.',
  ],
  [
    'The source names it as a body of that country; where it is, is not what the source is about.',
    'Kilden nevner det som et organ i det landet; hvor det er, er ikke det kilden handler om.',
    'Kjelda nemner det som eit organ i det landet; kvar det er, er ikkje det kjelda handlar om.',
  ],
  [
    'Another source names it as a Norwegian body; that it is in Norway is not what that source is about.',
    'En annen kilde nevner det som et norsk organ; at det er i Norge, er ikke det den kilden handler om.',
    'Ei anna kjelde nemner det som eit norsk organ; at det er i Noreg, er ikkje det den kjelda handlar om.',
  ],
  [
    'All of the country shares it, by its level.',
    'Hele landet deler den; det følger av nivået.',
    'Heile landet deler han; det følgjer av nivået.',
  ],
  [
    'The municipal sector shares it, by its level.',
    'Kommunal sektor deler den; det følger av nivået.',
    'Kommunal sektor deler han; det følgjer av nivået.',
  ],
  [
    'The source describes the resource; that it realises the capability is our reading.',
    'Kilden beskriver ressursen; at den realiserer kapabiliteten, er vår lesning.',
    'Kjelda beskriv ressursen; at han realiserer kapabiliteten, er vår lesing.',
  ],
  [
    'The register’s own table, a first draft, has the capability beside the resource.',
    'Tabellen i registeret, et første utkast, har kapabiliteten ved siden av ressursen.',
    'Tabellen i registeret, eit første utkast, har kapabiliteten ved sida av ressursen.',
  ],
  [
    'What it is for is this capability; no source says so in these words.',
    'Det den er til for, er denne kapabiliteten; ingen kilde sier det med de ordene.',
    'Det han er til for, er denne kapabiliteten; inga kjelde seier det med dei orda.',
  ],
  ['A body of the state, by its form.', 'Et statlig organ, etter formen.', 'Eit statleg organ, etter forma.'],
  ['A body of that country.', 'Et organ i det landet.', 'Eit organ i det landet.'],
  ['A body of the EU.', 'Et EU-organ.', 'Eit EU-organ.'],
  ['A private company.', 'Et privat selskap.', 'Eit privat selskap.'],
  ['A resource of the EU, by its level.', 'En ressurs på EU-nivå.', 'Ein ressurs på EU-nivå.'],
  [
    'A national resource of another country.',
    'En nasjonal ressurs i et annet land.',
    'Ein nasjonal ressurs i eit anna land.',
  ],
  [
    'The word names a kind of service, not one digital service.',
    'Ordet er navnet på et slag tjeneste, ikke på én digital tjeneste.',
    'Ordet er namnet på eit slag teneste, ikkje på éi digital teneste.',
  ],
  [
    'The names and their order are those of the source; the names in Nynorsk and English and all definitions are our own wording.',
    'Navnene og rekkefølgen er kildens; navnene på nynorsk og engelsk og alle definisjonene er våre egne ord.',
    'Namna og rekkjefølgja er dei i kjelda; namna på nynorsk og engelsk og alle definisjonane er våre eigne ord.',
  ],
  [
    'An actor of a Nordic or Baltic country, or a joint Nordic one.',
    'En aktør i et nordisk eller baltisk land, eller en felles nordisk.',
    'Ein aktør i eit nordisk eller baltisk land, eller ein felles nordisk.',
  ],
  [
    'By the definition of the layer and what the resource is.',
    'Etter definisjonen av laget og det ressursen er.',
    'Etter definisjonen av laget og det ressursen er.',
  ],
  [
    'Generally known; no source that was read says so.',
    'Allment kjent; ingen kilde som er lest, sier det.',
    'Allment kjent; inga kjelde som er lesen, seier det.',
  ],
  [
    'Registered as an owner of services in production on the Altinn platform.',
    'Registrert som eier av tjenester i produksjon på Altinn-plattformen.',
    'Registrert som eigar av tenester i produksjon på Altinn-plattforma.',
  ],
  [
    'The page says that all had said yes, before the founding meeting; Viken was dissolved in 2024, and membership today was not verified.',
    'Siden sier at alle hadde sagt ja, før stiftelsesmøtet; Viken ble delt i 2024, og medlemskapet i dag er ikke kontrollert.',
    'Sida seier at alle hadde sagt ja, før stiftingsmøtet; Viken vart delt i 2024, og medlemskapen i dag er ikkje kontrollert.',
  ],
  ['The page is not dated.', 'Siden er uten dato.', 'Sida er utan dato.'],
  [
    'The page is not dated; it is from after 2023.',
    'Siden er uten dato; den er fra etter 2023.',
    'Sida er utan dato; ho er frå etter 2023.',
  ],
  ['The page is from before 2024.', 'Siden er fra før 2024.', 'Sida er frå før 2024.'],
  [
    'The source was read; its words were not kept, so it is not given as a fact',
    'Kilden er lest; ordene ble ikke tatt vare på, så det er ikke oppgitt som et faktum.',
    'Kjelda er lesen; orda vart ikkje tekne vare på, så det er ikkje oppgitt som eit faktum.',
  ],
  [
    'Residents were let in from the day of the change; since 8 April 2026 a toggle lets in all.',
    'Innbyggerne fikk tilgang fra dagen for endringen; siden 8. april 2026 slipper en bryter inn alle.',
    'Innbyggjarane fekk tilgang frå dagen for endringa; sidan 8. april 2026 slepp ein brytar inn alle.',
  ],
  [
    'The act binds controllers, which may be public authorities; municipalities and other bodies are controllers of the personal data of their tasks.',
    'Rettsakten binder behandlingsansvarlige, som kan være offentlige myndigheter; kommuner og andre organer er behandlingsansvarlige for personopplysningene i oppgavene sine.',
    'Rettsakta bind behandlingsansvarlege, som kan vere offentlege styresmakter; kommunar og andre organ er behandlingsansvarlege for personopplysningane i oppgåvene sine.',
  ],
  [
    'It is Norwegian law by § 1 of the Personal Data Act.',
    'Den er norsk lov etter § 1 i personopplysningsloven.',
    'Ho er norsk lov etter § 1 i personopplysningslova.',
  ],
  [
    'It is Norwegian law by § 1 of the act on trust services.',
    'Den er norsk lov etter § 1 i lov om elektroniske tillitstjenester.',
    'Ho er norsk lov etter § 1 i lov om elektroniske tillitstenester.',
  ],
  [
    'The words are of a service of a public sector body online, which art. 3(7) says may be a local authority; they name no municipality.',
    'Ordene gjelder en nettjeneste fra et offentlig organ, som etter artikkel 3(7) kan være en lokal myndighet; de nevner ingen kommune.',
    'Orda gjeld ei netteneste frå eit offentleg organ, som etter artikkel 3(7) kan vere ei lokal styresmakt; dei nemner ingen kommune.',
  ],
  [
    'The scope of the act does not name municipalities; they come in under it where they are or do what it says.',
    'Virkeområdet nevner ikke kommuner; de kommer inn under loven der de er eller gjør det den sier.',
    'Verkeområdet nemner ikkje kommunar; dei kjem inn under lova der dei er eller gjer det ho seier.',
  ],
  [
    'The source names the month or the year only',
    'Kilden nevner bare måneden eller året.',
    'Kjelda nemner berre månaden eller året.',
  ],
  [
    'A private developer lists its portal; the address was not opened.',
    'En privat utvikler fører opp portalen; adressen er ikke åpnet.',
    'Ein privat utviklar fører opp portalen; adressa er ikkje opna.',
  ],
  [
    'A private developer lists its portal there; the address was not opened.',
    'En privat utvikler fører opp portalen der; adressen er ikke åpnet.',
    'Ein privat utviklar fører opp portalen der; adressa er ikkje opna.',
  ],
  [
    'Which actor belongs to which event is general knowledge.',
    'Hvilken aktør som hører til hvilken hendelse, er allmenn kunnskap.',
    'Kva aktør som høyrer til kva hending, er allmenn kunnskap.',
  ],
  [
    'A working document that calls itself a draft says so; the owner’s own documentation was not read.',
    'Et arbeidsdokument som kaller seg et utkast, sier det; eierens egen dokumentasjon er ikke lest.',
    'Eit arbeidsdokument som kallar seg eit utkast, seier det; dokumentasjonen til eigaren er ikkje lesen.',
  ],
  [
    'Named by the hosts and lists that it was seen by.',
    'Oppkalt etter adressene og listene den ble sett i.',
    'Kalla opp etter adressene og listene han vart sett i.',
  ],
  [
    'Names of suppliers change; this one is generally known.',
    'Navn på leverandører endrer seg; dette er allment kjent.',
    'Namn på leverandørar endrar seg; dette er allment kjent.',
  ],
  [
    'It provides a resource that all of the country shares.',
    'Den tilbyr en ressurs som hele landet deler.',
    'Han tilbyr ein ressurs som heile landet deler.',
  ],
  [
    'Annex II lists the procedure among those that are to be offered online; what the procedure is about is governed elsewhere.',
    'Vedlegg II har prosedyren blant dem som skal tilbys på nett; det prosedyren handler om, er regulert andre steder.',
    'Vedlegg II har prosedyren blant dei som skal tilbydast på nett; det prosedyren handlar om, er regulert andre stader.',
  ],
  [
    'The words of the annex were not kept.',
    'Ordene i vedlegget ble ikke tatt vare på.',
    'Orda i vedlegget vart ikkje tekne vare på.',
  ],
  [
    'The technical system is for the exchange of evidence in the procedures of annex II; the regulation is not Norwegian law yet.',
    'Det tekniske systemet er for utveksling av bevis i prosedyrene i vedlegg II; forordningen er ikke norsk lov ennå.',
    'Det tekniske systemet er for utveksling av bevis i prosedyrane i vedlegg II; forordninga er ikkje norsk lov enno.',
  ],
  [
    'Known from: the earliest record of its use; it may be older',
    'Kjent fra: den første oppføringen om bruk; den kan være eldre.',
    'Kjend frå: den første oppføringa om bruk; han kan vere eldre.',
  ],
  [
    'Known from: present act in force; it may be older',
    'Kjent fra: loven som gjelder nå; den kan være eldre.',
    'Kjend frå: lova som gjeld no; han kan vere eldre.',
  ],
  [
    'Access is granted in production; that it is used was not seen',
    'Tilgang er gitt i produksjon; at den brukes, er ikke sett.',
    'Tilgang er gitt i produksjon; at han blir brukt, er ikkje sett.',
  ],
  [
    'Lovdata’s line of EEA references in the head of the act names it.',
    'Linjen med EØS-henvisninger øverst i loven hos Lovdata nevner den.',
    'Linja med EØS-tilvisingar øvst i lova hos Lovdata nemner han.',
  ],
  [
    'The line says “reference”, not “transposes”.',
    'Linjen sier «henvisning», ikke «gjennomfører».',
    'Linja seier «tilvising», ikkje «gjennomfører».',
  ],
  [
    'Digdir’s terms name the common solutions except eInnsyn and Altinn.',
    'Vilkårene til Digdir nevner fellesløsningene unntatt eInnsyn og Altinn.',
    'Vilkåra til Digdir nemner fellesløysingane unnateke eInnsyn og Altinn.',
  ],
  ['A use is not recorded.', 'Bruk er ikke registrert.', 'Bruk er ikkje registrert.'],
  [
    'The duty is stated; a use is not recorded',
    'Plikten er oppgitt; bruk er ikke registrert.',
    'Plikta er oppgitt; bruk er ikkje registrert.',
  ],
  [
    'The words say that the directive is Norwegian law and do not name the regulation',
    'Ordene sier at direktivet er norsk lov, og nevner ikke forordningen.',
    'Orda seier at direktivet er norsk lov, og nemner ikkje forordninga.',
  ],
  [
    'The group is “public bodies, state and municipal”; county authorities are public bodies.',
    'Gruppen er «offentlige virksomheter i stat og kommune»; fylkeskommuner er offentlige virksomheter.',
    'Gruppa er «offentlege verksemder i stat og kommune»; fylkeskommunar er offentlege verksemder.',
  ],
  [
    'Digdir’s documentation says that ID-porten offers login under eIDAS, through the eIDAS node.',
    'Dokumentasjonen til Digdir sier at ID-porten tilbyr innlogging etter eIDAS, gjennom eIDAS-noden.',
    'Dokumentasjonen til Digdir seier at ID-porten tilbyr innlogging etter eIDAS, gjennom eIDAS-noden.',
  ],
  [
    'The levels of assurance that ID-porten states are those of the regulation; that it is thereby governed by it is our reading.',
    'Sikkerhetsnivåene som ID-porten oppgir, er de i forskriften; at den dermed er regulert av den, er vår lesning.',
    'Tryggleiksnivåa som ID-porten oppgir, er dei i forskrifta; at han dermed er regulert av forskrifta, er vår lesing.',
  ],
  [
    'Recipients of the required network are registered in ELMA; the regulation does not name it.',
    'Mottakere i nettverket som kreves, er registrert i ELMA; forskriften nevner den ikke.',
    'Mottakarar i nettverket som er kravd, er registrerte i ELMA; forskrifta nemner han ikkje.',
  ],
  [
    'Recipients of the network that § 5 requires are registered in ELMA; the regulation does not name it.',
    'Mottakere i nettverket som § 5 krever, er registrert i ELMA; forskriften nevner den ikke.',
    'Mottakarar i nettverket som § 5 krev, er registrerte i ELMA; forskrifta nemner han ikkje.',
  ],
  [
    'A chain of two: § 5 of the regulation requires the PEPPOL network, and the regulation implements the directive.',
    'To ledd: § 5 i forskriften krever PEPPOL-nettverket, og forskriften gjennomfører direktivet.',
    'To ledd: § 5 i forskrifta krev PEPPOL-nettverket, og forskrifta gjennomfører direktivet.',
  ],
  [
    'A release note plans that from 27 October 2020 qualified seals under eIDAS can be used; that it went into production on the day, and that this supports the regulation, is our reading.',
    'En endringslogg planlegger at kvalifiserte segl etter eIDAS kan brukes fra 27. oktober 2020; at det ble satt i produksjon den dagen, og at det støtter forordningen, er vår lesning.',
    'Ein endringslogg planlegg at kvalifiserte segl etter eIDAS kan brukast frå 27. oktober 2020; at det vart sett i produksjon den dagen, og at det støttar forordninga, er vår lesing.',
  ],
  [
    'The national regulation asks for trust services as named in eIDAS; that eIDAS thereby governs the register is our reading.',
    'Den nasjonale forskriften krever tillitstjenester som nevnt i eIDAS; at eIDAS dermed gjelder registeret, er vår lesning.',
    'Den nasjonale forskrifta krev tillitstenester som nemnt i eIDAS; at eIDAS dermed gjeld registeret, er vår lesing.',
  ],
  [
    'The wording refers to the directive as amended in 2013; the wording of 2009 was not read.',
    'Ordlyden viser til direktivet slik det ble endret i 2013; ordlyden fra 2009 er ikke lest.',
    'Ordlyden viser til direktivet slik det vart endra i 2013; ordlyden frå 2009 er ikkje lesen.',
  ],
  [
    'The regulation is laid down under the act that gives effect to the directive (tjenesteloven § 1).',
    'Forskriften er gitt med hjemmel i loven som gjennomfører direktivet (tjenesteloven § 1).',
    'Forskrifta er gitt med heimel i lova som gjennomfører direktivet (tenestelova § 1).',
  ],
  [
    'The regulation says “Altinn” and names no version; Altinn 3 is the only one since 19 June 2026.',
    'Forskriften sier «Altinn» og nevner ingen versjon; Altinn 3 er den eneste siden 19. juni 2026.',
    'Forskrifta seier «Altinn» og nemner ingen versjon; Altinn 3 er den einaste sidan 19. juni 2026.',
  ],
  [
    'The regulation’s own statement of its legal basis was not read.',
    'Det forskriften selv oppgir som hjemmel, er ikke lest.',
    'Det forskrifta sjølv oppgir som heimel, er ikkje lese.',
  ],
  [
    'Articles 5a(23) and 5c(6) of Regulation (EU) No 910/2014, as Regulation (EU) 2024/1183 inserted them, let the Commission lay down these rules; the recitals were not read.',
    'Artikkel 5a(23) og 5c(6) i forordning (EU) nr. 910/2014, slik forordning (EU) 2024/1183 satte dem inn, lar Kommisjonen gi disse reglene; fortalen er ikke lest.',
    'Artikkel 5a(23) og 5c(6) i forordning (EU) nr. 910/2014, slik forordning (EU) 2024/1183 sette dei inn, lèt Kommisjonen gi desse reglane; fortala er ikkje lesen.',
  ],
  [
    'The Lithuanian factsheet says so of the directive itself.',
    'Det litauiske faktaarket sier det om selve direktivet.',
    'Det litauiske faktaarket seier det om sjølve direktivet.',
  ],
  [
    'A pilot of a project of 2018 to 2023; its use today is not stated.',
    'En pilot i et prosjekt fra 2018 til 2023; bruken i dag er ikke oppgitt.',
    'Ein pilot i eit prosjekt frå 2018 til 2023; bruken i dag er ikkje oppgitt.',
  ],
  ['The record itself is of 2019.', 'Selve oppføringen er fra 2019.', 'Sjølve oppføringa er frå 2019.'],
  ['The record itself is of 2023.', 'Selve oppføringen er fra 2023.', 'Sjølve oppføringa er frå 2023.'],
  [
    'Member on that day; today it is not shown.',
    'Medlem den dagen; i dag er det ikke vist.',
    'Medlem den dagen; i dag er det ikkje vist.',
  ],
  [
    'Oslo is both municipality and county; sources on the county authorities name Oslo beside them.',
    'Oslo er både kommune og fylke; kilder om fylkeskommunene nevner Oslo ved siden av dem.',
    'Oslo er både kommune og fylke; kjelder om fylkeskommunane nemner Oslo ved sida av dei.',
  ],
  [
    'It is the only place where the regulation names ID-porten.',
    'Det er det eneste stedet der forskriften nevner ID-porten.',
    'Det er den einaste staden der forskrifta nemner ID-porten.',
  ],
  [
    'The source says that the data may be given.',
    'Kilden sier at opplysningene kan gis.',
    'Kjelda seier at opplysningane kan givast.',
  ],
  [
    'The strategy of 2019 has it so.',
    'Slik står det i strategien fra 2019.',
    'Slik står det i strategien frå 2019.',
  ],
  [
    'The act states its purpose in accordance with the directive.',
    'Loven oppgir formålet i samsvar med direktivet.',
    'Lova oppgir føremålet i samsvar med direktivet.',
  ],
  [
    'The words name neither the node nor the regulation; the page is about logins under eIDAS',
    'Ordene nevner verken noden eller forordningen; siden handler om innlogging etter eIDAS.',
    'Orda nemner verken noden eller forordninga; sida handlar om innlogging etter eIDAS.',
  ],
  [
    'The production settings of the service lie in a repository of NAV.',
    'Produksjonsinnstillingene til tjenesten ligger i et kodelager hos NAV.',
    'Produksjonsinnstillingane til tenesta ligg i eit kodelager hos NAV.',
  ],
  ['By what the procedure is about.', 'Etter det prosedyren handler om.', 'Etter det prosedyren handlar om.'],
  ['The county authorities share it.', 'Fylkeskommunene deler den.', 'Fylkeskommunane deler han.'],
  [
    'Long names are shortened in our own words.',
    'Lange navn er kortet ned med våre egne ord.',
    'Lange namn er korta ned med våre eigne ord.',
  ],
  [
    'Named as the body of a standard; not read in a source.',
    'Nevnt som organet bak en standard; ikke lest i en kilde.',
    'Nemnt som organet bak ein standard; ikkje lese i ei kjelde.',
  ],
  [
    'Dated by art. {} of the act as read in the Official Journal’s text.',
    'Datert etter artikkel {} i rettsakten, slik den står i EU-tidende.',
    'Datert etter artikkel {} i rettsakta, slik ho står i EU-tidende.',
  ],
  [
    'The list names a municipality number that ended on 31 December 2023, {}; this municipality took over from it.',
    'Listen nevner kommunenummer {}, som gikk ut 31. desember 2023; denne kommunen overtok etter det.',
    'Lista nemner kommunenummer {}, som gjekk ut 31. desember 2023; denne kommunen tok over etter det.',
  ],
  [
    'EIF Monitoring Mechanism scores 1–4 per recommendation group; the text gives words and some scores, not every number',
    'EUs overvåking av EIF gir poeng fra 1 til 4 for hver gruppe anbefalinger; teksten gir ord og noen poeng, ikke hvert tall.',
    'EUs overvaking av EIF gir poeng frå 1 til 4 for kvar gruppe tilrådingar; teksten gir ord og nokre poeng, ikkje kvart tal.',
  ],
  [
    'The words were read in the stored file and copied by eye.',
    'Ordene er lest i den lagrede filen og skrevet av for hånd.',
    'Orda er lesne i den lagra fila og skrivne av for hand.',
  ],
  [
    'Dated by the day from which the act is Norwegian law.',
    'Datert etter dagen da rettsakten ble norsk lov.',
    'Datert etter dagen då rettsakta vart norsk lov.',
  ],
  [
    'The CELEX number and the ELI follow from its type, year and number.',
    'CELEX-nummeret og ELI-adressen følger av type, år og nummer.',
    'CELEX-nummeret og ELI-adressa følgjer av type, år og nummer.',
  ],
  ['Not Norwegian law.', 'Ikke norsk lov.', 'Ikkje norsk lov.'],
  [
    'A supplier that processes personal data for the one who runs the product.',
    'En leverandør som behandler personopplysninger for den som bruker produktet.',
    'Ein leverandør som behandlar personopplysningar for den som brukar produktet.',
  ],
  [
    'Dates as in the OJ text of {}; the stored data does not show whether they were moved since.',
    'Datoene er fra teksten i EU-tidende i {}; de lagrede opplysningene viser ikke om de er flyttet siden.',
    'Datoane er frå teksten i EU-tidende i {}; dei lagra opplysningane viser ikkje om dei er flytte sidan.',
  ],
  ['Its dates are those of the EU.', 'Datoene er de som gjelder i EU.', 'Datoane er dei som gjeld i EU.'],
  [
    'Its dates are those of the EU, since it is not Norwegian law.',
    'Datoene er de som gjelder i EU, siden rettsakten ikke er norsk lov.',
    'Datoane er dei som gjeld i EU, sidan rettsakta ikkje er norsk lov.',
  ],
  [
    'All but the number of procedures and the regulation is general knowledge.',
    'Alt unntatt nummeret på prosedyren og forordningen er allmennkunnskap.',
    'Alt unnateke nummeret på prosedyren og forordninga er allmennkunnskap.',
  ],
  [
    'The code stands in the owner’s repositories; no source states the ownership in words.',
    'Koden ligger i eierens kodelager; ingen kilde sier med ord hvem som eier den.',
    'Koden ligg i kodelageret til eigaren; inga kjelde seier med ord kven som eig han.',
  ],
  [
    'Documented as a service of the Fiks platform (its folder in the documentation, or its name).',
    'Dokumentert som en tjeneste på Fiks-plattformen (etter mappen i dokumentasjonen, eller navnet).',
    'Dokumentert som ei teneste på Fiks-plattforma (etter mappa i dokumentasjonen, eller namnet).',
  ],
  [
    'The act that the regulation names most often, of the same ministry; its own statement of its legal basis was not read.',
    'Loven som forskriften nevner oftest, fra samme departement; hva forskriften selv sier om hjemmelen, er ikke lest.',
    'Lova som forskrifta nemner oftast, frå same departement; kva forskrifta sjølv seier om heimelen, er ikkje lese.',
  ],
  [
    'Known from the annual report of {}; the cooperation is of {}, and its members have changed.',
    'Kjent fra årsmeldingen for {}; samarbeidet er fra {}, og medlemmene har skiftet.',
    'Kjent frå årsmeldinga for {}; samarbeidet er frå {}, og medlemmene har skift.',
  ],
  [
    'Counted from the day on which it took effect in Norwegian law; the EU’s dates stand beside it.',
    'Regnet fra dagen da den begynte å gjelde i norsk rett; EUs datoer står ved siden av.',
    'Rekna frå dagen då ho tok til å gjelde i norsk rett; EUs datoar står ved sida av.',
  ],
  [
    'The regulation says “Altinn” and names no version.',
    'Forskriften sier «Altinn» og nevner ingen utgave.',
    'Forskrifta seier «Altinn» og nemner inga utgåve.',
  ],
  [
    '“Aktørene deler målene i regjeringens digitaliseringsstrategi”; that these are the goals is deduced from Digdir’s model of them.',
    '«Aktørene deler målene i regjeringens digitaliseringsstrategi»; at dette er målene, er utledet av Digdirs modell av dem.',
    '«Aktørene deler målene i regjeringens digitaliseringsstrategi»; at dette er måla, er utleidd av Digdirs modell av dei.',
  ],
  [
    'A county of the structure of 2024: in 2023 its municipalities had numbers that begin with {}, of a county that is no more.',
    'Et fylke i inndelingen fra 2024: i 2023 hadde kommunene i det numre som begynner på {}, fra et fylke som ikke finnes lenger.',
    'Eit fylke i inndelinga frå 2024: i 2023 hadde kommunane i det nummer som byrjar på {}, frå eit fylke som ikkje finst lenger.',
  ],
  [
    'The day is that of the other changes of that structure.',
    'Dagen er den samme som for de andre endringene i inndelingen.',
    'Dagen er den same som for dei andre endringane i inndelinga.',
  ],
  [
    'Its title, or the same short name as the act, says so; its own statement of its legal basis was not read.',
    'Tittelen, eller det samme kortnavnet som loven, sier det; hva forskriften selv sier om hjemmelen, er ikke lest.',
    'Tittelen, eller det same kortnamnet som lova, seier det; kva forskrifta sjølv seier om heimelen, er ikkje lese.',
  ],
  [
    'That annex II has these seven headings is general knowledge.',
    'At vedlegg II har disse sju overskriftene, er allmennkunnskap.',
    'At vedlegg II har desse sju overskriftene, er allmennkunnskap.',
  ],
  [
    'A plan by the former Direktoratet for e-helse.',
    'En plan fra det tidligere Direktoratet for e-helse.',
    'Ein plan frå det tidlegare Direktoratet for e-helse.',
  ],
  [
    'The page was written before the end of {}.',
    'Siden er skrevet før utgangen av {}.',
    'Sida er skriven før utgangen av {}.',
  ],
  [
    'Digdir’s model has it among the goals of the national strategy, and does not say of each where it stands.',
    'Digdirs modell har det blant målene i den nasjonale strategien, og sier ikke om hvert av dem hvor det står.',
    'Digdirs modell har det blant måla i den nasjonale strategien, og seier ikkje om kvart av dei kvar det står.',
  ],
  [
    'The deck shows collaboration, interoperation and value exchange between ecosystems; the grouping into this exchange is ours.',
    'Presentasjonen viser samarbeid, samhandling og verdiutveksling mellom økosystemer; at det er samlet i denne utvekslingen, er vår inndeling.',
    'Presentasjonen viser samarbeid, samhandling og verdiutveksling mellom økosystem; at det er samla i denne utvekslinga, er vår inndeling.',
  ],
  ['The deck says it in general.', 'Presentasjonen sier det generelt.', 'Presentasjonen seier det generelt.'],
  ['A secondary source;', 'En annenhåndskilde;', 'Ei andrehandskjelde;'],
  [
    'A service of Norwegian municipalities.',
    'En tjeneste i norske kommuner.',
    'Ei teneste i norske kommunar.',
  ],
  [
    'More than one Geonorge address fits, so that none is given.',
    'Mer enn én adresse i Geonorge passer, så ingen er oppgitt.',
    'Meir enn éi adresse i Geonorge passar, så inga er oppgitt.',
  ],
  [
    'A Nordic-Baltic resource, by its level.',
    'En ressurs på nordisk-baltisk nivå.',
    'Ein ressurs på nordisk-baltisk nivå.',
  ],
  [
    'It has sat in Skate, the council that coordinates the shared solutions.',
    'Virksomheten har sittet i Skate, rådet som samordner fellesløsningene.',
    'Verksemda har sete i Skate, rådet som samordnar fellesløysingane.',
  ],
  [
    'The deck names no giants; these are generally known as such.',
    'Presentasjonen nevner ingen giganter; disse er allment kjent som det.',
    'Presentasjonen nemner ingen gigantar; desse er allment kjende som det.',
  ],
  ['The sector is made up of them.', 'Sektoren består av dem.', 'Sektoren består av dei.'],
  [
    'Known from the source that was read; in which edition of the circular it came was not read.',
    'Kjent fra kilden som er lest; i hvilken utgave av rundskrivet det kom, er ikke lest.',
    'Kjent frå kjelda som er lesen; i kva utgåve av rundskrivet det kom, er ikkje lese.',
  ],
  [
    'A goal of the government, which directs the sector.',
    'Et mål for regjeringen, som styrer sektoren.',
    'Eit mål for regjeringa, som styrer sektoren.',
  ],
  [
    'The source names the country; that this actor is the one is our reading.',
    'Kilden nevner landet; at det er denne aktøren, er vår lesning.',
    'Kjelda nemner landet; at det er denne aktøren, er vår lesing.',
  ],
  [
    'The organisation number is from before 2024, when this county authority was not changed.',
    'Organisasjonsnummeret er fra før 2024, da denne fylkeskommunen ikke ble endret.',
    'Organisasjonsnummeret er frå før 2024, då denne fylkeskommunen ikkje vart endra.',
  ],
  [
    'The sectors’ ecosystems are one of the five kinds.',
    'Økosystemene til sektorene er ett av de fem slagene.',
    'Økosystema til sektorane er eitt av dei fem slaga.',
  ],
  [
    'The paragraph says that data may be looked up; that it is, is what the register is for.',
    'Paragrafen sier at opplysninger kan slås opp; at de blir det, er det registeret er til for.',
    'Paragrafen seier at opplysningar kan slåast opp; at dei blir det, er det registeret er til for.',
  ],
  [
    'The framework contains it according to the specifications.',
    'Rammeverket inneholder den, ifølge spesifikasjonene.',
    'Rammeverket inneheld henne, ifølgje spesifikasjonane.',
  ],
  [
    'Every organisation belongs to a sector.',
    'Hver virksomhet hører til en sektor.',
    'Kvar verksemd høyrer til ein sektor.',
  ],
  [
    'Dated by the day on which the regulation came into force; earlier wordings of the paragraph were not read.',
    'Datert etter dagen da forskriften trådte i kraft; tidligere ordlyd i paragrafen er ikke lest.',
    'Datert etter dagen då forskrifta tok til å gjelde; tidlegare ordlyd i paragrafen er ikkje lesen.',
  ],
  [
    'The deck says that it contributes to the ability to interact; to which capability is our reading.',
    'Presentasjonen sier at den bidrar til evnen til å samhandle; til hvilken kapabilitet, er vår lesning.',
    'Presentasjonen seier at han er med på evna til å samhandle; til kva kapabilitet, er vår lesing.',
  ],
  [
    'Counted from: {}, the source gives the month only',
    'Regnet fra måneden; kilden oppgir ingen dag.',
    'Rekna frå månaden; kjelda gir ingen dag.',
  ],
  [
    'The sources on the once-only system have it as no. {}.',
    'Kildene om systemet for kun én gang har den som nr. {}.',
    'Kjeldene om systemet for berre éin gong har han som nr. {}.',
  ],
  ['The health services share it.', 'Helsetjenestene deler den.', 'Helsetenestene deler han.'],
  [
    'By its form and what other sources say of it.',
    'Etter formen og det andre kilder sier om den.',
    'Etter forma og det andre kjelder seier om han.',
  ],
  [
    'The framework is given as met by the resource; the obligation within it is our reading.',
    'Rammeverket er oppgitt som oppfylt av ressursen; hvilken plikt i det, er vår lesning.',
    'Rammeverket er oppgitt som oppfylt av ressursen; kva plikt i det, er vår lesing.',
  ],
  [
    'Generally known; its own statement of its legal basis was not read.',
    'Allment kjent; hva den selv sier om hjemmelen, er ikke lest.',
    'Allment kjent; kva han sjølv seier om heimelen, er ikkje lese.',
  ],
  [
    'It takes part in DSOP, a partnership of state and finance.',
    'Den deltar i DSOP, et samarbeid mellom stat og finansnæring.',
    'Han deltek i DSOP, eit samarbeid mellom stat og finansnæring.',
  ],
  ['Assumed; not in the graph.', 'Antatt; ikke registrert.', 'Tenkt; ikkje registrert.'],
  ...DEVELOPED.map(
    ([en, nb, nn]) =>
      [
        `It develops {}, which ${en}; the source names no capability.`,
        `Virksomheten utvikler {}, som ${nb}; kilden nevner ingen kapabilitet.`,
        `Verksemda utviklar {}, som ${nn}; kjelda nemner ingen kapabilitet.`,
      ] as const,
  ),
  ...KNOWN_FROM.map(
    ([en, nb, nn]) =>
      [
        `Known from: ${en}; it may be older`,
        `Kjent fra: ${nb}; det kan være eldre`,
        `Kjend frå: ${nn}; det kan vere eldre`,
      ] as const,
  ),
  [
    'Norway: anskaffelsesloven and anskaffelsesforskriften since 2017-01-01; art. 22(1) and 51: text of 2014.',
    'Norge: anskaffelsesloven og anskaffelsesforskriften siden 1. januar 2017; artikkel 22(1) og 51: teksten fra 2014.',
    'Noreg: anskaffelsesloven og anskaffelsesforskriften sidan 1. januar 2017; artikkel 22(1) og 51: teksten frå 2014.',
  ],
  [
    'Evidence requester and provider are competent authorities, also local ones: art. 1(2), (3).',
    'De som ber om og gir dokumentasjon, er kompetente myndigheter, også lokale: artikkel 1(2) og (3).',
    'Dei som ber om og gir dokumentasjon, er kompetente styresmakter, òg lokale: artikkel 1(2) og (3).',
  ],
  [
    'Norway and Sweden are in its table, in a part that could not be read.',
    'Norge og Sverige står i tabellen, i en del som ikke kunne leses.',
    'Noreg og Sverige står i tabellen, i ein del som ikkje kunne lesast.',
  ],
  ['Norway: as act since 2025-07-01.', 'Norge: lov siden 1. juli 2025.', 'Noreg: lov sidan 1. juli 2025.'],
  [
    'Norway: digitalsikkerhetsloven since 2025-10-01; repealed in the EU by NIS2.',
    'Norge: digitalsikkerhetsloven siden 1. oktober 2025; opphevet i EU ved NIS2.',
    'Noreg: digitalsikkerhetsloven sidan 1. oktober 2025; oppheva i EU ved NIS2.',
  ],
  [
    'It runs platforms that others develop on; which organisations have an ecosystem of their own is generally known, not stated.',
    'Virksomheten driver plattformer som andre utvikler på; hvilke virksomheter som har et eget økosystem, er allment kjent og står ikke i kilden.',
    'Verksemda driv plattformer som andre utviklar på; kva verksemder som har eit eige økosystem, er allment kjent og står ikkje i kjelda.',
  ],
  [
    'The deck says so of the ecosystems of the sectors, and names the four sectors beside it.',
    'Presentasjonen sier det om økosystemene i sektorene, og nevner de fire sektorene ved siden av.',
    'Presentasjonen seier det om økosystema i sektorane, og nemner dei fire sektorane ved sida av.',
  ],
  ['{} is NAV’s copy of {}.', '{} er NAVs kopi av {}.', '{} er kopien som NAV har av {}.'],
];

const EXACT = new Map(RULES.map(([en, nb, nn]) => [en, { nb, nn }]));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Those with something of the record in them, and what finds them. */
const WITH_GAPS = RULES.filter(([en]) => en.includes('{}')).map(([en, nb, nn]) => ({
  pattern: new RegExp(`^${en.split('{}').map(escaped).join('(.{1,60}?)')}$`, 'u'),
  said: { nb, nn },
}));

const filled = (template: string, values: readonly string[]): string =>
  values.reduce((text, value) => text.replace('{}', () => value), template);

const sentenceIn = (text: string, lang: 'nb' | 'nn'): string | undefined => {
  const exact = EXACT.get(text);
  if (exact) return exact[lang];
  for (const { pattern, said } of WITH_GAPS) {
    const [whole, ...values] = pattern.exec(text) ?? [];
    if (whole !== undefined) return filled(said[lang], values);
  }
  return undefined;
};

/**
 * A reason in a language: as the rule of the SDL that it follows by has it, or by what is known here, whole or sentence by sentence.
 * Other languages than nb and nn have it in English.
 */
export const reasonIn = (text: string, lang: Language, rules: readonly Phrase[]): string =>
  lang === 'nb' || lang === 'nn'
    ? (rules.find(({ en }) => en === text)?.[lang] ??
      sentenceIn(text, lang) ??
      text
        .split(/(?<=[.;]) (?=\p{Lu}|§)/u)
        .map(sentence => sentenceIn(sentence, lang) ?? sentence)
        .join(' '))
    : text;
