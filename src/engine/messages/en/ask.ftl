# Words by which a question that is typed into the search field is told from others: the words of one question a message, between blanks.
# A * stands for any ending. A word that is small too, such as “who”, tells only questions apart that have as many other words.

ask-small = go goes going get gets what who whom whose which where how why when if is are was were be do does did has have had the a an of in on at by for from our we us i my me it its they their there this that these those to and with can could must should will would about please tell show
# Between two things of a question.
ask-between = to and with from
# What stands for all acts of the European Union.
ask-eu = eu european
ask-thing = what who is means definition use uses used using
ask-knytter = connect* link* join* ties shared resource* between
ask-fases-ut = happen* break* stop* phased retire* out down gone end* repeal* consequence* without fail*
ask-krav = law* rule* regulation* act acts requirement* dut* obligation* bound apply applies
ask-gjelder-for = who whom apply applies bind* addressee* concern*
ask-ligner = what use like similar peer* neighbour* others
ask-avhengig = who depend* reli* most
ask-hviler-pa = what depend* reli* rest* need* require* critical
ask-mangler = lack* missing gap* capabilit*
ask-endret = change* new since happened news
ask-hvorfor-ikke = why not
ask-compare = compare* difference* differ* versus
