package io.followup.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Given names that stand for each other. One line holds a name and what it is shortened to. */
final class Nicknames {
  private static final Map<String, Set<String>> SETS =
      read(
          """
          abigail abby gail
          abraham abe bram
          adelaide addie
          albert al bert bertie
          alexander alex al sasha xander alec sandy
          alexandra alex alexa sandra sandy lexi sasha
          alfred al fred alfie
          alice ali allie
          allison allie ali
          alejandro alex ale
          amanda mandy
          amelia amy millie mia
          andrea andie
          andrew andy drew
          angela angie
          anne ann anna annie nan nancy
          anthony tony ant
          antonio tony toni
          arnold arnie
          arthur art artie
          barbara barb barbie babs
          bartholomew bart
          beatrice bea trixie
          benjamin ben benny benji
          bernard bernie
          bernadette bernie
          beverly bev
          bradley brad
          brandon bran
          caroline carrie carol lina
          carolyn carrie lynn
          catherine cathy cat kate katie kay kit
          charles charlie chuck chas chaz charley
          charlotte charlie lottie
          cheryl cherie
          christina chris tina chrissy christy
          christine chris tina chrissy christy
          christopher chris kit topher
          clarence clay
          clifford cliff
          constance connie
          cornelius neil
          curtis curt
          cynthia cindy cyndi
          daniel dan danny
          danielle dani
          david dave davey
          deborah deb debbie debby
          debra deb debbie
          dennis denny
          diana di
          dominic dom nick
          donald don donny donnie
          dorothy dot dottie dolly
          douglas doug
          edgar ed
          edith edie
          edmund ed eddie ned
          edward ed eddie ted teddy ned
          edwin ed eddie
          eduardo eddie ed lalo
          eleanor ellie nell nora ella
          elizabeth liz beth betty lizzie eliza betsy libby lisa elsie bess lisbeth
          emily em emmy
          emanuel manny
          emma em
          ernest ernie
          esther essie
          eugene gene
          evelyn eve evie
          ezekiel zeke
          florence flo
          frances fran frannie francie
          francis frank fran
          francisco frank paco pancho cisco
          franklin frank
          frederick fred freddie rick fritz
          gabriel gabe
          gabriela gabby
          gabrielle gabby
          gary gar
          genevieve gen
          geoffrey geoff jeff
          george georgie
          gerald gerry jerry
          geraldine gerry
          gerard gerry
          gilbert gil bert
          gregory greg gregg
          guillermo memo
          gwendolyn gwen wendy
          harold hal harry
          harriet hattie
          harrison harry
          helen nell nellie
          henry hank harry hal
          herbert herb bert
          howard howie
          hubert hugh bert
          ignacio nacho
          irving irv
          isaac ike zac
          isabella bella izzy isabel
          isabel izzy bella
          jacob jake
          jacqueline jackie
          jaime jim
          james jim jimmy jamie jem
          jane janie jenny
          janet jan
          janice jan
          jasmine jas jazz
          jeffrey jeff
          jennifer jen jenny jenn
          jeremiah jerry
          jeremy jerry jem
          jerome jerry
          jessica jess jessie
          jesus chuy
          joan joanie
          joanna jo joann
          joanne jo joann
          john johnny jack jon
          jonathan jon john nathan
          jose pepe
          joseph joe joey jo
          josephine jo josie
          joshua josh
          joyce joy
          juanita nita
          judith judy jude
          julia julie
          julian jules
          julie jules
          karen kari
          katherine kathy kate katie kat kay kitty
          kathryn kathy kate katie kat
          kathleen kathy kate katie kath
          kelly kel
          kenneth ken kenny
          kimberly kim kimmy
          kristen kris kristy
          kristin kris
          kristina kris tina
          larry lawrence
          laura laurie
          lauren laurie
          lawrence larry laurie
          leonard len lenny leo
          leonardo leo
          leroy roy
          leslie les
          lester les
          lillian lil lily lilly
          linda lindy lin
          louis lou louie
          louise lou
          lucille lucy
          lucinda cindy lucy
          luis lou
          madeline maddie
          magdalena lena
          manuel manny
          marcus marc mark
          margaret maggie meg peggy peg marge margie margo greta rita daisy
          maria mary
          marjorie marge margie
          martha marty
          martin marty
          mary molly polly mae mamie
          matthew matt matty
          maximilian max
          maxwell max
          melissa missy mel lissa
          melanie mel
          melvin mel
          michael mike mikey mick mickey
          michelle shelly
          mildred millie
          miguel mike
          mitchell mitch
          mohammed mohamed muhammad mo
          morris morrie
          nancy nan
          natalie nat
          natasha tasha
          nathan nate nat
          nathaniel nate nat nathan
          nicholas nick nicky
          nicole nikki nicky
          norman norm
          oliver ollie
          olivia liv livvy
          oscar ozzie
          pamela pam
          patricia pat patty tricia trish patsy
          patrick pat paddy rick
          paul paulie
          paula pauline
          penelope penny
          peter pete
          philip phil pip
          phillip phil
          phyllis phyl
          priscilla cilla
          rachel rae
          ramon ray
          randall randy
          randolph randy
          raymond ray
          rebecca becky becca
          reginald reggie reg
          ricardo rick ricky
          richard rick dick rich richie ricky
          robert bob rob bobby robbie bert
          roberta bobbie
          roberto bob beto
          rodney rod
          roger rodge
          roland rollie
          ronald ron ronnie
          rosemary rose rosie
          rosalind roz
          roxanne roxy
          rudolph rudy
          russell russ rusty
          ruth ruthie
          samantha sam sammy
          samuel sam sammy
          sandra sandy
          sarah sally sadie sara
          santiago santi
          sebastian seb bastian
          sharon shari
          sheldon shelly
          shirley shirl
          sidney sid
          simon si
          sophia sophie
          stanley stan
          stephanie steph
          stephen steve stevie
          steven steve stevie
          stuart stu
          susan sue susie suzy
          susanna sue susie
          sylvester sly
          sylvia syl
          tabitha tabby
          teresa terry tess
          terence terry
          terrence terry
          theodore ted teddy theo
          theresa terry tess tessa
          thomas tom tommy
          timothy tim timmy
          tobias toby
          tracy trace
          valerie val
          vanessa nessa
          vernon vern
          veronica ronnie
          victor vic
          victoria vicky tori vic
          vincent vince vinny
          virginia ginny ginger
          vivian viv
          wallace wally
          walter walt wally
          wendy gwendolyn
          wesley wes
          wilbur will
          wilhelmina mina
          william bill will billy willy willie liam
          winifred winnie
          winston win
          yolanda yoli
          yvonne vonnie
          zachary zach zack zac
          """);

  private Nicknames() {}

  private static Map<String, Set<String>> read(String table) {
    Map<String, Set<String>> sets = new HashMap<>();
    int row = 0;
    for (String line : table.lines().toList()) {
      String set = "row " + row++;
      Arrays.stream(line.split(" "))
          .forEach(name -> sets.computeIfAbsent(name, key -> new HashSet<>()).add(set));
    }
    return sets;
  }

  /** Whether one may stand for the other; both in lower case. */
  static boolean pair(String one, String other) {
    Set<String> mine = SETS.getOrDefault(one, Set.of());
    return SETS.getOrDefault(other, Set.of()).stream().anyMatch(mine::contains);
  }
}
